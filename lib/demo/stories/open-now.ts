/** What waits for the team right now, what waits for a customer, and what only the team knows of. */
export const OPEN_NOW = `
# 10467 Shelf brackets missing from the parcel
3d 19:10 customer: Both boards are here and they are beautiful. But where are the brackets? The
    drawing shows four.
2d 08:40 jonas takes
2d 08:41 jonas labels urgent
2d 08:55 jonas: Hello Henrik, they should be taped inside the lid of the long box, in brown paper.
    Could you have a look there?
190m customer: I checked the box twice and there are no brackets. The shelf has to be up on
    Saturday.

# 10495 Change the address before dispatch
1d 15:20 customer: Can the delivery address still be changed?
1d 15:44 jonas takes
1d 15:45 jonas labels warning
1d 15:47 jonas: Yes, the chair is still with us. Where should everything go?
85m customer: Please send it to my office instead, the address is Vestergade 14, 3rd floor.
    Reception is open until four.

# 10490 Which insert fits the 240 × 220 cover?
2d 10:02 customer: Which duvet insert goes into the wide cover? Your page shows only 140 × 200.
2d 10:30 jonas takes
2d 10:31 jonas labels notice
2d 10:34 jonas: The 240 × 220 one, which comes back in stock next week. It should be the size of
    the cover or a little larger, then the corners stay full.
12m customer: I have the 220 × 200 insert at home. Would that look too small?

# 10498 Is the throw machine washable?
6m customer: Is the throw machine washable? We have a dog 🐾 and I would like to know before I open
    the bag.

# 10444 Invoice shows the old address
31m customer: I moved last month and the invoice still shows Lindenallee. My tax office is
    particular about that. Could you issue it again with the new address?↵↵Hannah Weiss↵Am
    Stadtpark 8↵22303 Hamburg

# 10496 Discount code was not applied
112m customer: I typed HAZEL10 and it said "code accepted", but the confirmation shows the full
    price?
98m mette hands to amara

# 10458 Return label will not open
2d 17:25 customer: The return label opens as an empty page, on the phone and on the laptop.
1d 09:12 amara takes
1d 09:20 amara: Thank you for telling us, Julie. I made a new one as a picture instead of a PDF, it
    is in your inbox.
1d 09:22 amara solves
58m customer reopens
55m customer: Sorry, me again. The picture opens, but the parcel shop could not scan the code. They
    say it has expired.

# 10455 Are the candles vegan?
1d 18:05 customer: One more thing, my daughter asks whether the candles are vegan. I know, beeswax.
    She asks anyway.
1d 18:20 freja hands to mette

# 10471 Oak shelf is lighter than in the photos
4d 18:31 customer: The shelves arrived. Very nice, but much lighter than in your photos. Is this
    oak?
3d 09:15 jonas takes
3d 09:16 jonas labels notice
3d 09:25 jonas: It is oak, oiled once. It darkens over the first months, most of it in the light.
    May I see how light it is?
2d 07:50 customer: Of course. It was too dark in the hall yesterday, I will take a photo.
1d 09:40 jonas: Thank you, Pia. A photo in daylight would be best, next to a white sheet of paper,
    so that I can compare it with the ones in our showroom.

# 10493 Gift wrapping for two parcels
2d 19:30 customer: The vase is for my mother and the throw for my aunt. Can you wrap them
    separately? They talk 😄
1d 08:35 jonas takes
1d 08:44 jonas: We can. There are two papers: moss green with a linen ribbon, or plain kraft with a
    sprig of hazel. Which one for whom?

# 10439 Lamp flickers on a dimmer
12d 21:15 customer: The lamp flickers as soon as I dim it below half. On a normal switch it is fine.
11d 09:30 jonas takes
11d 09:31 jonas labels warning
11d 09:48 jonas: That sounds like the driver in the plug. Which dimmer do you have? The model
    number on its side would help.
11d 20:02 customer: It says "Type 316, 20–300 W". As old as the house, I am afraid.
10d 08:50 jonas notes: Old trailing-edge dimmer, the third one with this fault since we changed the
    driver. It should stand on the product page.
10d 09:05 jonas: Found it: our driver needs a minimum load that this dimmer does not see. A
    replacement driver is in the post, it just clicks into the plug. Could you tell me whether that
    cures it?

# 10475 Customs wants an invoice
6d 12:18 customer: A letter from customs: they want a commercial invoice before they release the
    chair. I thought you sent one with the parcel?
6d 13:02 amara takes
6d 13:03 amara labels warning
6d 13:40 amara: It was on the parcel, and it seems to have come off. I have sent the invoice to you
    and to the address in the letter. Could you tell me once they confirm? They usually need three
    working days.

# 10492 Your order comes in two parcels
1d 10:15 mette: Hello Camilla, the duvet cover is ready and leaves today. The insert comes from
    another warehouse and follows two days later. Both are free of charge, of course. If you would
    rather have them together, just answer here.
1d 10:16 mette takes

# 10463 Which day suits for the rug?
15d 14:05 freja notes: Mrs Petersen ordered by telephone, she has no email address. She would like
    the rug carried up to the second floor.
15d 14:20 freja: As agreed on the telephone: the driver rings an hour before he comes and carries
    the rug up.
15d 14:21 freja takes
11d 12:30 freja solves silently

# 10463 Rug pad to go with it
1d 11:30 freja notes: Called again: would a pad keep the rug from sliding? Offered the felt one for
    24 euros. She asks her son first and rings back.
1d 11:31 freja takes

# 10489 Second card declined, please check
2d 08:20 ida notes: Two cards declined, the third worked, delivery to a parcel shop 300 km from the
    billing address. Holding it until the bank answers.
2d 08:21 ida hands to jonas
2d 08:22 ida labels warning
2d 13:55 jonas notes: The bank calls it a typing error in the expiry date. Waiting for that in
    writing, then we pack.

# 10452 Glaze defects in batch 0926
4d 10:10 tomasz notes: Collecting here: 10452 crack under the glaze, 10482 three chipped mugs.
    Both from kiln run 0926.
4d 10:12 tomasz hands to ida
4d 10:13 tomasz labels urgent
3d 09:00 ida notes: The pottery takes the rest of 0926 back. New run in two weeks. Until then
    nobody ships moss without looking at each piece.
`;
