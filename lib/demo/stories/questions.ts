/** What people want to know before, while and after they unpack. */
export const QUESTIONS = `
# 10431 Thank you, and a question about linen care
4d 19:05 customer: First of all: the cover is a dream, thank you. Now my question. Can linen go into
    the dryer, or does it become small and sad?
3d 08:31 mette takes
3d 08:41 mette: A little of both. Wash it at 40, dry it on the line, and give it ten minutes in the
    dryer at the end: that keeps it soft without shrinking it. I put our care sheet in your inbox.
3d 12:17 customer: Ten minutes, I will remember that. And thanks for the sheet!
2d 09:00 mette solves
130m customer rates 5: Mette answered in ten minutes and even sent the care sheet. Lovely.

# 10440 Two colours in one order
22d 08:10 customer: I ordered two sets of napkins in rust. Could one of them become chalk instead?
22d 08:22 freja takes
22d 08:26 freja: Just in time, they are on the packing table. One rust, one chalk. Same price.
20d 17:40 customer: They came, both colours, beautiful together.
19d 09:10 freja solves
18d 21:15 customer rates 5: Very kind people.

# 10440 The newsletter comes twice
10d 08:30 customer: I get every newsletter twice, to the same address.
9d 09:20 mette notes: Listed as "Sigrid" and "sigrid ". Merged the two.
9d 09:22 mette solves silently

# 10467 Can I pick it up in Aarhus?
15d 08:05 customer: I am in Aarhus this week. Can I pick the shelves up instead of paying 30 euros
    for freight?
15d 08:31 freja takes
15d 08:40 freja: Unfortunately not, they ship straight from the workshop in Skive. But they fit on a
    pallet that goes your way anyway, so I have refunded ten euros of it.
15d 08:52 customer: Fair. Then send them.
15d 09:30 freja solves
15d 12:11 customer rates 5: Asked for nothing, got ten euros. Fine by me.

# 10486 The price tag was still on it
4d 19:10 customer: One small thing: inside the candle box there was still a price tag. She saw it
    and called me a spendthrift.
3d 09:05 freja takes
3d 09:15 freja: Oh dear. I am sorry, that is exactly what should not happen with a present. I have
    told the packing table, and 10 euros are on their way back to you.
3d 09:20 freja notes: The scented candles come tagged from the maker. We should take the tags off
    when they are shelved.
3d 17:30 freja solves
`;
