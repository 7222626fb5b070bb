/** Invoices, codes, customs and returns. "warehouse" is the program that books returns in. */
export const MONEY = `
# 10244 Invoice in French
88d 17:05 customer: Bonjour, is it possible to have the invoice in French? My accountant is not a
    friend of Danish.
87d 09:30 amara takes
87d 10:02 amara: Bonjour Paul, voilà: the invoice in French and in English is in your inbox. The
    amounts are the same in both.
87d 12:44 customer: Merci, parfait.
87d 13:00 amara solves
85d 08:15 customer rates 4: Very well. "Facture" was written with one t, but my accountant smiled.

# 10302 Discount code from the newsletter
69d 21:52 customer: I forgot to enter the code from the newsletter (FJORD15). Is it too late?
68d 08:35 amara takes
68d 08:50 amara: It is not. I have refunded 15% to your card, the bank takes two to four days to
    show it.
66d 19:12 customer: It is on the account now. Many thanks!
65d 09:00 amara solves
64d 20:48 customer rates 5: I forgot the code, they could have said no. They said yes.

# 10302 Is the insert washable at home?
60d 20:10 customer: Can the down insert go into an ordinary washing machine?
59d 10:25 jonas takes
59d 10:40 jonas: Into one for 8 kg or more: 60 degrees, little soap, and dry it with two tennis
    balls until nothing lumps. In a smaller drum it does not get clean.
58d 10:00 jonas solves
57d 21:33 customer rates 5: The tennis balls! 🎾

# 10358 Who pays the customs duty?
50d 20:40 customer: Do I have to pay customs on top when the throw comes to Bristol? Your checkout
    says "duties included" but the courier emailed me a form.
49d 08:50 mette takes
49d 09:06 mette: Nothing on top, Grace. The form is only for the statistics, tick "duties paid by
    sender" and leave the amount empty. If anybody asks you for money, send them to me.
48d 19:20 customer: Ticked, delivered, nobody asked.
47d 09:15 mette solves
46d 20:07 customer rates 5: "Send them to me" is the sentence I want to hear from a shop.

# 10364 Return received
38d 07:31 warehouse: Your return of 1 × Cushion, bouclé has reached us. 336.00 DKK go back to the
    card you paid with.
38d 07:32 warehouse solves
36d 19:50 customer rates 3: All correct. A word from a person would have been nice, I had asked why
    the seam opened.

# 10375 Can my company pay by invoice?
44d 15:10 customer: Hello, can we pay by invoice, 30 days? Sandström Arkitekter AB, Malmö.
43d 10:45 amara takes
43d 11:05 amara: Gladly, from the second order on. This one has to be paid by card, and I have noted
    your company for the next.
43d 13:30 customer: OK, understood.
42d 09:10 amara solves
41d 16:22 customer rates 4: Clear rules, friendly tone.

# 10375 Return received: one curtain
30d 07:44 warehouse: Your return of 1 × Linen curtain, sand has reached us. 844.00 SEK go back to the
    card you paid with.
30d 07:45 warehouse solves
28d 11:03 warehouse rates 5

# 10386 The vase does not match
36d 21:15 customer: The vase is more violet than smoke. I would like to send both back, and I cannot
    find the label.
35d 08:40 mette takes
35d 08:52 mette: No problem, Giulia. The label is in your inbox, it is valid for 30 days and free.
    Please use the box with the honeycomb paper, glass travels badly otherwise.
33d 18:05 customer: Sent today from Bologna.
28d 10:12 mette: Both pieces are here in one piece, 120 euros are on their way to you.
28d 10:15 mette solves
26d 22:31 customer rates 4: Simple. It would be even simpler with the label in the parcel.

# 10386 Return booked in: vase, teapot
28d 07:20 warehouse notes: 1 × VAS-22, 1 × TEA-08, both as new. Back in stock.
28d 07:21 warehouse solves

# 10401 Which bulb does the lamp take?
12d 17:22 customer: The bulb was not in the new box. Which one does the lamp take?
11d 08:33 mette takes
11d 08:40 mette: E14, 4 watt, warm white, the small round kind. One of ours is in the post, so you
    need not go looking.
9d 12:00 mette solves

# 10422 Gift card balance
25d 20:15 customer: With the gift card (100 €) and the free shipping from your newsletter there were
    22 € left to pay. My bank shows 31 €.
24d 09:20 jonas takes
24d 09:45 jonas: You are right. The gift card switched the free shipping off again, which nobody had
    tried. 9 euros are refunded, and the rule is repaired.
24d 18:30 customer: Good, it was not about the 9 euros, I wanted to understand it.
23d 09:00 jonas solves
22d 19:11 customer rates 5: Explained instead of excused. I like that.

# 10422 A second lid for the teapot
6d 18:50 customer: I dropped the lid of the teapot. Can I buy one alone?
5d 09:12 jonas takes
5d 09:30 jonas: You can, it is 14 euros, and if you tell me how it fell, it is 9. Kidding: it is 9.
    The payment link is in your inbox.
4d 12:05 customer: Paid. It fell on the tiles, loudly.
4d 15:20 jonas solves

# 10428 Wrong VAT on the invoice
6d 09:10 customer: The invoice shows 19% VAT. Denmark has 25%. Our bookkeeping cannot use it.
6d 09:25 amara takes
6d 09:58 amara: That was our mistake, the order came through the German shop page. The corrected
    invoice with 25% is in your inbox, the total stays the same.
6d 10:40 customer: Received and booked.
5d 11:00 amara solves
4d 10:20 customer rates 5: Corrected within the hour.

# 10484 Return received
1d 07:38 warehouse: Your return of 2 × Cushion, bouclé has reached us. 90.00 EUR go back to the card
    you paid with.
1d 07:39 warehouse solves
`;
