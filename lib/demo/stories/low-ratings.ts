/** What went badly, and what the shop made of it: some came back from the apology, some did not. */
export const LOW_RATINGS = `
# 10226 Wrong size of duvet cover
94d 19:25 customer: Ordered the cover in 200 × 220. What is in the bag is 140 × 200, although the
    label says otherwise.
92d 10:40 soren: Please send it back, the label is in the parcel.
92d 18:02 customer: There is no label in the parcel.
89d 11:15 soren: New label attached to your order. Refund follows when the cover is here.
85d 09:30 soren solves
83d 20:19 customer rates 2: Wrong size, no label, three days between answers. I bought one
    somewhere else in the end.

# 10271 Lamp shade dented, twice
79d 18:12 customer: The shade has a dent on one side. The lamp is fine.
78d 12:10 soren: New shade ships tomorrow.
75d 17:48 customer: Arrived. The new one has a dent as well, in the same place.
74d 15:30 soren: Another one ships tomorrow.
73d 09:05 soren solves
72d 18:55 customer rates 1: Solved? I have two dented shades and no undented one. Nobody asks why it
    is always the same place!

# 10271 Solved? Not at all
follows Lamp shade dented, twice
71d 07:40 customer: You ask what is still open: a shade without a dent. I still have the other two,
    if anybody wants to look at them.
71d 08:15 ida takes
71d 08:16 ida labels urgent
71d 08:40 ida: Herr Kranz, you asked the right question, and nobody here did. The box was two
    centimetres too low, so the lid pressed every shade in the same place. I carried a good one to
    the post in a higher box myself. The new boxes come next week, for everybody.
70d 09:10 ida notes: Supplier sends a box 34 cm high instead of 32. All shades in stock repacked by
    hand until then.
68d 17:20 customer: The shade is here and round on all sides. Thank you for looking into it.
67d 09:00 ida solves
66d 18:43 customer rates 5: From annoyed to convinced. I had not expected the owner to write.

# 10398 Candle has hardly any scent
33d 20:40 customer: I can hardly smell the fig candle, even in a small bathroom.
31d 13:30 tomasz takes
31d 13:42 tomasz: It has a light scent on purpose. If you burn it for two hours the first time, the
    whole surface melts and it gets stronger.
28d 10:05 tomasz solves
27d 21:58 customer rates 3

# 10412 Curtain 4 cm too short
28d 18:08 customer: I measured 250 cm and ordered 250 cm. The right one hangs 4 cm above the floor,
    the left one is fine.
27d 11:20 tomasz takes
27d 14:48 tomasz: I am sorry. I have ordered a new one from the sewing room, it takes about five
    days.
19d 18:31 customer: It has been eight days. Is there any news?
18d 13:15 tomasz: It left the sewing room today. They were short of the sand colour.
12d 10:10 tomasz solves
11d 17:08 customer rates 3: Friendly, but the second curtain took two weeks.

# 10412 Two weeks for one curtain
follows Curtain 4 cm too short
10d 09:30 customer: You asked whether anything is open. Only this: if I had known it takes two
    weeks, I would have hung up something else for my mother's visit.
10d 10:05 ida takes
10d 10:20 ida: You are right, Karen, and it would have cost us one line to tell you. From now on the
    sewing room gives us a date and you get it. The delivery of both curtains goes back to you, 9
    euros.
9d 19:44 customer: That is decent of you. Thank you.
8d 09:00 ida solves
7d 20:26 customer rates 4: They listened. That counts for more than the 9 euros.

# 10455 Parcel left in the rain
9d 17:55 customer: The courier left the parcel at the garden gate and it rained all day. The throw
    is soaked.
8d 09:40 mette takes
8d 09:52 mette: I am sorry, Peter. Wool survives that: let it dry flat, not on a radiator, then
    shake it. If it smells or felts, you get a new one. I will let the courier know.
7d 10:30 mette solves
5d 08:03 customer rates 1: Nobody called the courier. I dried the throw myself.

# 10461 Refund is not on my account
10d 12:20 customer: You confirmed five days ago that the mirror is back with you. Where is my money?
10d 15:10 amara takes
10d 15:30 amara: The refund was made on that same day, Line. Banks take up to five working days, and
    I am afraid I cannot see further than ours.
7d 10:15 amara: I asked our bank today: it left us eight days ago and should be with you.
7d 10:20 amara solves
6d 19:37 customer rates 3: It came on day nine. Nice answers, but they did not make it faster.

# 10461 Refund took nine days
follows Refund is not on my account
5d 08:12 customer: The money is here now. But if you know that it can take nine days, write nine
    days. "Soon" is not a date.
5d 08:55 amara takes
4d 09:10 amara: You are right. I have changed the sentence in our return mail: it now says "up to
    ten days, depending on your bank". Thank you for insisting.
4d 12:48 customer: Good. Then this was worth something.
1d 11:15 amara solves
`;
