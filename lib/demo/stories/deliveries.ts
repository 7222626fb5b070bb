/** Parcels: on the way, at the wrong door, wrapped as a present. */
export const DELIVERIES = `
# 10126 Two chairs, one parcel?
131d 10:40 customer: Tracking shows one parcel, but I ordered two chairs. Is the second one
    forgotten?
131d 12:55 jonas takes
131d 13:05 jonas: Nothing is forgotten: both chairs are in one box, legs folded into each other. It
    weighs 17 kg, so please do not lift it alone.
130d 18:12 customer: Came today, both in there. The driver did lift it alone, I felt bad for him.
129d 09:00 jonas solves
128d 20:33 customer rates 4

# 10142 Is the mirror packed well enough?
127d 09:20 customer: Our last mirror (another shop) arrived as a puzzle. How do you pack yours?
127d 11:48 soren: Double box, corner guards, foam sheet. 2 of 340 broke last year. If yours does, we
    send a new one.
127d 12:10 customer: That is an answer I like.
124d 15:30 soren solves
123d 19:45 customer rates 5: Arrived in one piece. Good packing, good numbers.

# 10168 Greeting card in the parcel
117d 13:20 customer: Could you put a card in with "Happy housewarming, Nana & Bo"? No prices
    please, it goes straight to them.
117d 13:44 mette takes
117d 13:50 mette: With pleasure. I wrote it by hand on one of our hazel cards, and the delivery note
    has no prices on it.
117d 14:30 customer: By hand! ❤️
116d 09:10 mette solves
115d 20:02 customer rates 5: They called to ask who in your shop has such a beautiful handwriting.

# 10211 Parcel went to the neighbour
96d 19:15 customer: Tracking says "delivered, signed by Murphy". There are four Murphys on our road.
95d 09:30 mette takes
95d 09:41 mette: That narrows it down a little. The courier’s photo shows a green door with a brass
    fox on it. Does one of the four have such a door?
95d 12:20 customer: The fox! Number 9. Got it, thanks a million.
95d 13:00 mette solves
94d 08:27 customer rates 4: Shop great, courier less so.

# 10436 Parcel stuck at customs
17d 02:10 customer: Tracking hasn't moved in six days. Last scan: "Held at customs, New York". Am I
    ever going to see this throw?
17d 09:50 tomasz takes
17d 14:05 tomasz: You are. They wanted the customs tariff number for the wool, I have sent it to
    them just now. It usually moves within two days.
16d 03:31 customer: You were right, it's moving. Thanks Tomasz.
15d 10:30 tomasz solves
14d 22:48 customer rates 5: Honest answer, real person, throw is gorgeous.

# 10436 When is the fig candle back in stock?
12d 01:24 customer: The fig and cedar candle is already half gone. Your page says sold out. When is
    it back?
12d 08:40 mette takes
12d 08:52 mette: In about ten days. I have put you on the list, so you get one line from me before
    it is on the page. Burn the old one to the edge once, then it lasts longer.
10d 09:15 mette solves

# 10476 Which parcel shop is it in?
3d 10:05 customer: The SMS says my parcel waits in "Shop 4417". I know of no shop called 4417.
2d 11:10 amara takes
2d 11:32 amara: That is the kiosk in Ryesgade 23, open until ten in the evening. They want to see
    the code from the SMS. It waits there for seven more days.
2d 17:45 customer: Found it, thank you.
1d 09:05 amara solves
210m customer rates 4: Good answer, though I waited a day for it.

# 10479 Parcel shop was closed
5d 18:30 customer: The parcel shop has a note on the door, "closed until further notice". My candles
    are in there!
4d 08:50 amara takes
4d 09:15 amara: I have had the parcel moved to the one in Jægergårdsgade 61. You get a new code by
    SMS this afternoon.
3d 16:20 customer: Code came, parcel is here, candles unharmed.
2d 09:40 amara solves

# 10486 Can you wrap it as a present?
8d 16:40 customer: It is for my grandmother, she turns 90. Can you wrap the teapot?
7d 08:35 freja takes
7d 08:41 freja: We would love to. Kraft paper with a sprig of hazel. Should we write "90" on it, or
    does she not like to be reminded?
7d 09:30 customer: Write it big 😄
7d 14:15 freja solves
4d 18:59 customer rates 5: She kept the paper. She keeps everything, but this she ironed first.

# 10487 Can it come on a day when we are at home?
4d 20:10 customer: We both work. Can the rug be delivered in the evening or at the weekend?
3d 08:55 noor takes
3d 09:20 noor: Yes. I asked the carrier for the evening tour, that is between five and nine. They
    send you an SMS with the hour on the day. Nothing to pay.
3d 09:48 customer: Excellent.
2d 15:10 noor solves
1d 19:36 customer rates 5: Answered before I had finished my coffee.
`;
