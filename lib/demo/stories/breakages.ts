/** What came broken, wrong or not complete. */
export const BREAKAGES = `
# 10139 Rust napkins turned out green
124d 19:40 customer: The plates are lovely. The napkins are green though, and I ordered rust.
123d 08:30 mette takes
123d 08:36 mette: They are green, no doubt about it. Rust ones leave today. Please keep the green
    ones if you like them, I do not want you to queue at the post office for our mistake.
123d 12:05 customer: They look quite good with the plates, actually. Thank you!!
121d 09:20 mette solves
120d 21:14 customer rates 5: Now I have twelve napkins and a favourite shop.

# 10153 A pulled thread in the throw
119d 20:18 customer: There is a pulled thread about a hand's width from the corner. Otherwise it is
    a splendid throw. Is it safe to snip it off?
118d 09:02 amara takes
118d 09:15 amara: Please do not snip it, it would run. With a crochet hook you can draw it to the
    back, I have sent you a short film. If you would rather have a new one, that is no trouble
    either.
118d 19:50 customer: My wife did it in two minutes with the hook. One can't see a thing.
117d 10:05 amara solves
116d 20:20 customer rates 5: Sound advice instead of a return form. More of this, please.

# 10153 Just to say thank you
109d 20:44 customer: No question this time. The throw has been claimed by the cat, and the hook trick
    held. Kind regards to Amara.
108d 09:10 amara solves silently

# 10184 One curtain is longer than the other
105d 18:05 customer: I hung both up and one is 3 cm longer. I measured twice.
104d 10:30 tomasz takes
104d 13:12 tomasz: Linen can differ by up to 2 cm, but 3 is too much. A matched pair is on its way,
    we measured both. You can send the old ones back with the label in the box.
101d 17:30 customer: New pair hangs perfectly straight.
100d 11:00 tomasz solves
99d 20:11 customer rates 5: Super, dziękuję :)

# 10197 Scratch on the step stool
101d 19:00 customer: Long scratch on the top step, right where you look.
100d 09:48 tomasz takes
100d 14:20 tomasz: Sorry about that. Two ways: a new top step, one screw, or 20 euros back and you
    oil the scratch out.
100d 18:33 customer: The 20 euros please, I have oil.
98d 10:10 tomasz solves
97d 07:52 customer rates 4: Fair offer. Took three days though.

# 10197 Shelf hangs crooked
95d 20:12 customer: I have put the shelf up twice now. The spirit level says it tilts to the left.
94d 09:15 soren: Holes in the rail are slotted. Loosen the left screw half a turn, push up, tighten.
94d 18:47 customer: That was it.
93d 09:02 soren solves
92d 12:38 customer rates 4

# 10259 Candle wax on the napkins
81d 17:55 customer: One of the candles broke and there is wax on a napkin. Nothing tragic.
80d 08:40 mette takes
80d 08:47 mette: Lay kitchen paper on it and iron it warm, the wax goes into the paper. And a new
    candle is in tomorrow’s post.
80d 20:30 customer: Ironed it, gone. You should write a book.
79d 09:00 mette solves silently
78d 21:47 customer rates 5: Nobody asked me to rate, but I found the stars and wanted to. Mette is a
    treasure 🌟

# 10288 Cork lid does not close
69d 18:20 customer: One of the three jars: the cork is too wide and pops out again.
68d 10:40 tomasz takes
68d 15:30 tomasz: Put the cork in warm water for ten minutes, then press it in. If that does not
    help I send a new one.
67d 19:05 customer: Did not help.
66d 09:20 tomasz: Then a new lid leaves today.
63d 11:10 tomasz solves
62d 20:15 customer rates 4: The new lid fits. I could have done without the bath.

# 10316 Screws missing for the second shelf
60d 12:10 customer: Two shelves, one bag of screws. Bag says "1 of 2".
60d 12:21 mette takes
60d 12:26 mette: Then "2 of 2" is still lying here, and I am looking at it. It goes out by letter
    today. It takes 4.5 × 60 mm, if you want to buy some at the corner, we pay.
60d 12:40 customer: I will wait for the letter, no stress.
57d 09:30 mette solves
56d 19:29 customer rates 5: Five minutes to an answer. "I am looking at it" made me laugh.

# 10331 One plate is missing
55d 19:22 customer: Five plates in the box instead of six.
54d 09:30 amara takes
54d 09:44 amara: I am sorry, Maja. The sixth one is being packed on its own, with rather too much
    paper.
52d 10:00 amara solves
51d 11:20 amara reopens
51d 11:22 amara notes: The tracking number was another customer’s. Ours has not even left. I
    re-opened it so that nobody thinks it is done.
51d 11:30 amara: I told you too early that it was on its way: the plate is still here, and it
    leaves today by express. Sorry for the detour.
50d 16:10 customer: It just came. Thank you for saying so by yourself.
50d 16:40 amara solves
49d 20:05 customer rates 5: Mistakes happen. Telling me before I noticed does not.

# 10401 Crushed box, dented lamp
32d 13:15 customer: The box looked as if somebody had sat on it. The lamp foot has a dent, photos
    are in your inbox.
32d 15:00 jonas takes
32d 15:20 jonas: I can see it, and I would not want that lamp either. A new one leaves tomorrow. The
    driver takes the old one with him, you need not print anything.
29d 10:02 customer: Exchanged at the door in one minute. Gracias.
29d 11:15 jonas solves
27d 22:10 customer rates 4: Well solved. A stronger box would have spared all of us the trouble.

# 10401 Courier claim for the lamp
32d 15:32 jonas notes: Photos and weight slip are in the claims folder. The courier wants the box
    kept for a week.
32d 15:33 jonas hands to mette
25d 10:40 mette notes: The courier pays 176 euros, credited on the next invoice. Box is gone.
25d 10:42 mette solves

# 10405 One chair wobbles
27d 17:30 customer: Three chairs stand like rocks, the fourth one wobbles.
26d 08:45 mette takes
26d 08:53 mette: New chairs sometimes settle: please loosen all four screws, put the chair on a flat
    floor, sit down and tighten them while you sit.
26d 19:40 customer: Done, seems better.
25d 09:00 mette solves
23d 18:22 customer reopens
23d 18:25 customer: It wobbles again after two dinners. I think one leg is shorter.
22d 09:05 mette hands to jonas
22d 09:30 jonas: Then it is the leg and not you. A new chair comes this week, and the driver takes
    this one along.
19d 12:00 jonas: Delivered this morning, says the carrier. Does it stand?
19d 18:48 customer: Like a rock.
18d 09:10 jonas solves
17d 20:30 customer rates 5: Not right the first time, but very right the second time.

# 10449 Vase instead of bowl
14d 09:02 customer: I ordered a serving bowl and unpacked a vase. A pretty one, but my salad does
    not fit.
14d 09:40 tomasz takes
14d 09:58 tomasz: The two boxes stand next to each other here. The bowl leaves today by express, and
    the driver picks the vase up.
14d 10:15 customer: That quick? Wonderful.
13d 14:00 tomasz solves
12d 19:44 customer rates 5: Sorted on the same day, thanks Tomasz!

# 10452 Crack under the glaze
12d 20:55 customer: Is this a crack or is it decoration? It runs from the rim to the middle and
    catches the fingernail.
11d 10:10 jonas takes
11d 10:30 jonas: If it catches, it is a crack, and the bowl should not hold hot soup. A new one from
    another firing leaves today. Please keep the old one for fruit or throw it away.
9d 18:02 customer: New one arrived, no crack. The old one is now on the balcony with herbs in it 🌿
8d 09:12 jonas solves
7d 21:25 customer rates 5
`;
