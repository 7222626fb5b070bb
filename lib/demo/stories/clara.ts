import {
  hands,
  labels,
  rates,
  remarks,
  type Story,
  sequel,
  solves,
  story,
  takes,
  writes,
} from "@/lib/demo/story";

/** Clara has ordered before, and her last order has a conversation in every state. */
export const CLARA: Story[] = [
  story(
    "9917",
    "Can I still add a gift card?",
    writes(
      "262d 13:02",
      "customer",
      "I just ordered a cutting board as a present. Can I still add a gift card for 50 euros?",
    ),
    takes("262d 13:31", "mette"),
    writes(
      "262d 13:36",
      "mette",
      "Of course, Clara. I have added it, and the difference is on the same card. It comes in its own envelope, so you can give it separately.",
    ),
    writes("262d 13:50", "customer", "Perfect, thank you!"),
    solves("262d 14:10", "mette"),
    rates("262d 17:21", 5, "That was easy."),
  ),
  story(
    "10120",
    "Candle jar leaked in transit",
    writes(
      "135d 18:44",
      "customer",
      "The storage jar came well wrapped, but one of the candles had melted and leaked over everything. The label of the jar is ruined.",
    ),
    takes("134d 08:52", "mette"),
    writes(
      "134d 09:03",
      "mette",
      "Oh no. It was 31 degrees in the van yesterday, and we should not have shipped wax in that.\n\nA new pair leaves tomorrow morning with a cool pack. For the jar: warm water and a drop of dish soap take the wax off, and I put a new label in the parcel.",
    ),
    writes("134d 10:15", "customer", "The soap trick works. Thank you, no hurry with the candles."),
    solves("134d 16:20", "mette"),
    rates("134d 21:09", 4, "Quick and kind. Maybe do not ship candles in July :)"),
  ),
  story(
    "10482",
    "Two mugs arrived chipped",
    writes(
      "9d 16:20",
      "customer",
      "The parcel came today. Two of the four mugs are chipped on the rim, one of them badly. I have sent photos of both to hello@holm-hazel.example.",
    ),
    takes("8d 09:05", "tomasz"),
    writes(
      "8d 09:14",
      "tomasz",
      "Hello Clara, I am sorry to hear it. Could you send me a photo of the mug, so that I can claim it with the courier?",
    ),
    writes(
      "8d 12:40",
      "customer",
      "I sent photos of both yesterday. Here they are again, in your inbox.",
    ),
    remarks(
      "8d 15:08",
      "tomasz",
      "Photo found. One mug from batch 0926 packed, the courier claim is filed.",
    ),
    writes(
      "8d 15:12",
      "tomasz",
      "Got it, thank you. A new mug leaves today. You can keep the broken one or throw it away.",
    ),
    writes(
      "7d 15:02",
      "tomasz",
      "The courier says the new mug was delivered at noon, so I close this here. Enjoy your coffee.",
    ),
    solves("7d 15:05", "tomasz"),
    rates(
      "6d 20:41",
      2,
      "Both were broken and only one was replaced. I had to send the photos twice.",
    ),
  ),
  story(
    "10482",
    "Invoice with company name and VAT number",
    writes(
      "3d 20:15",
      "customer",
      "Could I have the invoice with my company’s name and VAT number?",
    ),
    takes("2d 08:58", "amara"),
    writes("2d 11:20", "amara", "Of course. The corrected invoice is on its way to your inbox."),
    solves("2d 11:24", "amara"),
  ),
  sequel(
    "10482",
    "Two mugs arrived chipped",
    "Second replacement mug arrived chipped too",
    writes(
      "5d 09:02",
      "customer",
      "Thank you for writing back. You replaced one mug, but two of the four were chipped. I sent photos of both on the day they came.",
    ),
    remarks(
      "5d 09:40",
      "ida",
      "Third chipped mug from batch 0926. @Jonas Bak please ask the warehouse to hold the rest and use the double-wall box.",
    ),
    hands("5d 09:44", "ida", "jonas"),
    labels("5d 09:45", "ida", "urgent"),
    writes(
      "5d 10:31",
      "jonas",
      "You are right, and I am sorry you had to tell us twice. I found both photos. Two new mugs leave today in a box of their own, no return needed.",
    ),
    writes(
      "44m",
      "customer",
      "The second box came today.\n\nOne of the two is chipped on the rim again. The box itself looks fine, so I think it was packed like that.",
    ),
    writes("42m", "customer", "I would rather have my money back for that one now."),
  ),
];
