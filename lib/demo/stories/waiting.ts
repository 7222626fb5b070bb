import {
  closes,
  hands,
  labels,
  rates,
  remarks,
  reopens,
  type Story,
  solves,
  story,
  takes,
  writes,
} from "@/lib/demo/story";

/** What waits for the team right now, what waits for a customer, and what only the team knows of. */
export const WAITING: Story[] = [
  story(
    "10467",
    "Shelf brackets missing from the parcel",
    writes(
      "3d 19:10",
      "customer",
      "Both boards are here and they are beautiful. But where are the brackets? The drawing shows four.",
    ),
    takes("2d 08:40", "jonas"),
    labels("2d 08:41", "jonas", "urgent"),
    writes(
      "2d 08:55",
      "jonas",
      "Hello Henrik, they should be taped inside the lid of the long box, in brown paper. Could you have a look there?",
    ),
    writes(
      "190m",
      "customer",
      "I checked the box twice and there are no brackets. The shelf has to be up on Saturday.",
    ),
  ),
  story(
    "10495",
    "Change the address before dispatch",
    writes("1d 15:20", "customer", "Can the delivery address still be changed?"),
    takes("1d 15:44", "jonas"),
    labels("1d 15:45", "jonas", "warning"),
    writes("1d 15:47", "jonas", "Yes, the chair is still with us. Where should everything go?"),
    writes(
      "85m",
      "customer",
      "Please send it to my office instead, the address is Vestergade 14, 3rd floor. Reception is open until four.",
    ),
  ),
  story(
    "10490",
    "Which insert fits the 240 × 220 cover?",
    writes(
      "2d 10:02",
      "customer",
      "Which duvet insert goes into the wide cover? Your page shows only 140 × 200.",
    ),
    takes("2d 10:30", "jonas"),
    labels("2d 10:31", "jonas", "notice"),
    writes(
      "2d 10:34",
      "jonas",
      "The 240 × 220 one, which comes back in stock next week. It should be the size of the cover or a little larger, then the corners stay full.",
    ),
    writes("12m", "customer", "I have the 220 × 200 insert at home. Would that look too small?"),
  ),
  story(
    "10498",
    "Is the throw machine washable?",
    writes(
      "6m",
      "customer",
      "Is the throw machine washable? We have a dog 🐾 and I would like to know before I open the bag.",
    ),
  ),
  story(
    "10444",
    "Invoice shows the old address",
    writes(
      "31m",
      "customer",
      "I moved last month and the invoice still shows Lindenallee. My tax office is particular about that. Could you issue it again with the new address?\n\nHannah Weiss\nAm Stadtpark 8\n22303 Hamburg",
    ),
  ),
  story(
    "10496",
    "Discount code was not applied",
    writes(
      "112m",
      "customer",
      'I typed HAZEL10 and it said "code accepted", but the confirmation shows the full price?',
    ),
    hands("98m", "mette", "amara"),
  ),
  story(
    "10458",
    "Return label will not open",
    writes(
      "2d 17:25",
      "customer",
      "The return label opens as an empty page, on the phone and on the laptop.",
    ),
    takes("1d 09:12", "amara"),
    writes(
      "1d 09:20",
      "amara",
      "Thank you for telling us, Julie. I made a new one as a picture instead of a PDF, it is in your inbox.",
    ),
    solves("1d 09:22", "amara"),
    reopens("58m", "customer"),
    writes(
      "55m",
      "customer",
      "Sorry, me again. The picture opens, but the parcel shop could not scan the code. They say it expired on Friday.",
    ),
  ),
  story(
    "10455",
    "Are the candles vegan?",
    writes(
      "1d 18:05",
      "customer",
      "One more thing, my daughter asks whether the candles are vegan. I know, beeswax. She asks anyway.",
    ),
    hands("1d 18:20", "freja", "mette"),
  ),
  story(
    "10471",
    "Oak shelf is lighter than in the photos",
    writes(
      "4d 18:31",
      "customer",
      "The shelves arrived. Very nice, but much lighter than in your photos. Is this oak?",
    ),
    takes("3d 09:15", "jonas"),
    labels("3d 09:16", "jonas", "notice"),
    writes(
      "3d 09:25",
      "jonas",
      "It is oak, oiled once. It darkens over the first months, most of it in the light. May I see how light it is?",
    ),
    writes(
      "2d 07:50",
      "customer",
      "Of course. It was too dark in the hall yesterday, I will take a photo.",
    ),
    writes(
      "1d 09:40",
      "jonas",
      "Thank you, Pia. A photo in daylight would be best, next to a white sheet of paper, so that I can compare it with the ones in our showroom.",
    ),
  ),
  story(
    "10493",
    "Gift wrapping for two parcels",
    writes(
      "2d 19:30",
      "customer",
      "The vase is for my mother and the throw for my aunt. Can you wrap them separately? They talk 😄",
    ),
    takes("1d 08:35", "jonas"),
    writes(
      "1d 08:44",
      "jonas",
      "We can. There are two papers: moss green with a linen ribbon, or plain kraft with a sprig of hazel. Which one for whom?",
    ),
  ),
  story(
    "10439",
    "Lamp flickers on a dimmer",
    writes(
      "12d 21:15",
      "customer",
      "The lamp flickers as soon as I dim it below half. On a normal switch it is fine.",
    ),
    takes("11d 09:30", "jonas"),
    labels("11d 09:31", "jonas", "warning"),
    writes(
      "11d 09:48",
      "jonas",
      "That sounds like the driver in the plug. Which dimmer do you have? A photo of the model number would help.",
    ),
    writes(
      "11d 20:02",
      "customer",
      'It says "Elko 316 GLED". 20 years old like the house, I am afraid.',
    ),
    remarks(
      "10d 08:50",
      "jonas",
      "Old trailing-edge dimmer. Two more with the same fault this autumn, we should write it on the product page.",
    ),
    writes(
      "10d 09:05",
      "jonas",
      "Found it: our driver needs a minimum load that this dimmer does not see. A replacement driver is in the post, it just clicks into the plug. Could you tell me whether that cures it?",
    ),
  ),
  story(
    "10475",
    "Customs wants an invoice",
    writes(
      "6d 12:18",
      "customer",
      "A letter from customs: they want a commercial invoice before they release the chair. I thought you sent one with the parcel?",
    ),
    takes("6d 13:02", "amara"),
    labels("6d 13:03", "amara", "warning"),
    writes(
      "6d 13:40",
      "amara",
      "It was on the parcel, and it seems to have come off. I have sent the invoice to you and to the address in the letter. Could you tell me once they confirm? They usually need three working days.",
    ),
  ),
  story(
    "10492",
    "Your order comes in two parcels",
    writes(
      "1d 10:15",
      "mette",
      "Hello Camilla, the duvet cover is ready and leaves today. The insert comes from another warehouse and follows on Thursday. Both are free of charge, of course. If you would rather have them together, just answer here.",
    ),
    takes("1d 10:16", "mette"),
  ),
  story(
    "10463",
    "Which day suits for the rug?",
    remarks(
      "15d 14:05",
      "freja",
      "Mrs Petersen ordered by telephone, 86 12 00 47. No e-mail. She would like the rug carried up to the second floor.",
    ),
    writes(
      "15d 14:20",
      "freja",
      "As agreed on the telephone: the driver comes on Tuesday between ten and twelve and rings first.",
    ),
    takes("15d 14:21", "freja"),
    closes("11d 12:30", "freja"),
  ),
  story(
    "10463",
    "Rug pad to go with it",
    remarks(
      "1d 11:30",
      "freja",
      "Called again: would a pad keep the rug from sliding? Offered the felt one for 24 euros, she asks her son first and rings back.",
    ),
    takes("1d 11:31", "freja"),
  ),
  story(
    "10489",
    "Second card declined, please check",
    remarks(
      "2d 08:20",
      "ida",
      "Two cards declined, the third worked, delivery to a parcel shop 300 km from the billing address. Holding it until the bank answers.",
    ),
    hands("2d 08:21", "ida", "jonas"),
    labels("2d 08:22", "ida", "warning"),
    remarks(
      "2d 13:55",
      "jonas",
      "The bank calls it a typing error in the expiry date. Waiting for it in writing, then we pack.",
    ),
  ),
  story(
    "10452",
    "Glaze defects in batch 0926",
    remarks(
      "4d 10:10",
      "tomasz",
      "Collecting here: 10452 crack under the glaze, 10482 three chipped mugs, 10422 fine. All from kiln run 0926.",
    ),
    hands("4d 10:12", "tomasz", "ida"),
    labels("4d 10:13", "tomasz", "urgent"),
    remarks(
      "3d 09:00",
      "ida",
      "The pottery takes the rest of 0926 back. New run in two weeks. Until then nobody ships moss without looking at each piece.",
    ),
  ),
  story(
    "10467",
    "Can I pick it up in Aarhus?",
    writes(
      "15d 08:05",
      "customer",
      "I am in Aarhus on Thursday. Can I pick the shelves up instead of paying 30 euros for freight?",
    ),
    takes("15d 08:31", "freja"),
    writes(
      "15d 08:40",
      "freja",
      "Unfortunately not, they ship straight from the workshop in Skive. But I can take ten euros off the freight, because they fit on one pallet with another order to you.",
    ),
    writes("15d 08:52", "customer", "Fair. Then send them."),
    solves("15d 09:30", "freja"),
    rates("15d 12:11", 5, "Asked for nothing, got ten euros. Fine by me."),
  ),
];
