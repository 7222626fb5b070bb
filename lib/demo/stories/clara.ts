/** Clara has ordered before, and her last order has a conversation in every state. */
export const CLARA = `
# 9917 Can I still add a gift card?
262d 13:02 customer: I just ordered a cutting board as a present. Can I still add a gift card for
    50 euros?
262d 13:31 mette takes
262d 13:36 mette: Of course, Clara. I have added it, and the difference is on the same card. It
    comes in its own envelope, so you can give it separately.
262d 13:50 customer: Perfect, thank you!
262d 14:10 mette solves
262d 17:21 customer rates 5: That was easy.

# 10120 Candle jar leaked in transit
135d 18:44 customer: The storage jar came well wrapped, but one of the candles had melted and
    leaked over everything. The label of the jar is ruined.
134d 08:52 mette takes
134d 09:03 mette: Oh no. That box must have stood next to a heater in the depot.↵↵A new pair leaves
    tomorrow morning. For the jar: warm water and a drop of dish soap take the wax off, and I put a
    new label in the parcel.
134d 10:15 customer: The soap trick works. Thank you, no hurry with the candles.
134d 16:20 mette solves
134d 21:09 customer rates 4: Quick and kind. The candles smell of heater, though :)

# 10482 Two mugs arrived chipped
9d 16:20 customer: The parcel came today. Two of the four mugs are chipped on the rim, one of them
    badly. I have sent photos of both to hello@holm-hazel.example.
8d 09:05 tomasz takes
8d 09:14 tomasz: Hello Clara, I am sorry to hear it. Could you send me a photo of the mug, so that
    I can claim it with the courier?
8d 12:40 customer: I sent photos of both yesterday. Here they are again, in your inbox.
8d 15:08 tomasz notes: Photo found. One mug from batch 0926 packed, the courier claim is filed.
8d 15:12 tomasz: Got it, thank you. A new mug leaves today. You can keep the broken one or throw
    it away.
7d 15:02 tomasz: The courier says the new mug was delivered at noon, so I close this here. Enjoy
    your coffee.
7d 15:05 tomasz solves
6d 20:41 customer rates 2: Both were broken and only one was replaced. I had to send the photos
    twice.

# 10482 Invoice with company name and VAT number
3d 20:15 customer: Could I have the invoice with my company’s name and VAT number?
2d 08:58 amara takes
2d 11:20 amara: Of course. The corrected invoice is on its way to your inbox.
2d 11:24 amara solves

# 10482 Second replacement mug arrived chipped too
follows Two mugs arrived chipped
5d 09:02 customer: Thank you for writing back. You replaced one mug, but two of the four were
    chipped. I sent photos of both on the day they came.
5d 09:40 ida notes: Third chipped mug from batch 0926. @Jonas Bak please ask the warehouse to hold
    the rest and use the double-wall box.
5d 09:44 ida hands to jonas
5d 09:45 ida labels urgent
5d 10:31 jonas: You are right, and I am sorry you had to tell us twice. I found both photos. Two
    new mugs leave today in a box of their own, no return needed.
44m customer: The second box came today.↵↵One of the two is chipped on the rim again. The box
    itself looks fine, so I think it was packed like that.
42m customer: I would rather have my money back for that one now.
`;
