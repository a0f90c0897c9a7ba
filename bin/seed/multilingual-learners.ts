import { coTeaching } from './co-teaching.ts';
import type { TalkSpace } from './talk.ts';

export const multilingualLearners: TalkSpace = {
  name: 'Multilingual Learners K–5',
  purpose:
    'Co-teaching, talk and welcome for students who are learning English, from schedules to sentence frames.',
  kind: 'open',
  joinPolicy: 'open',
  hue: 'pine',
  guidelines: `Say what you tried and what it cost. Name practices, not people.

**No student names, photos or work samples with names.** If a story could point to one child, change it or leave it out.`,
  facilitators: ['anna', 'rosa'],
  members: ['maria', 'priya', 'tom', 'devon', 'grace', 'luis', 'jo', 'keiko', 'ruth'],
  topics: [
    coTeaching,
    {
      title: 'Our sentence-frame wall: what students actually used',
      posts: [
        {
          by: 'luis',
          when: [5, '22:10'],
          helped: ['maria', 'rosa', 'priya', 'keiko'],
          says: `I had 24 frames on the wall. For three weeks I kept a tally sheet on a clipboard: one mark each time I *heard* a frame, or a piece of one.

- 6 frames did most of the work (71 of 102 marks)
- 11 were never said once
- the winner: **“I noticed ___, so I think ___.”**

I took the eleven down. Nobody asked where they went.`,
        },
        {
          by: 'maria',
          when: [5, '23:01'],
          to: 1,
          says: `The tally sheet is the best part. Ten minutes of counting told you more than our rubric did all year. Could another teacher do the counting, or does it have to be you?`,
        },
        {
          by: 'luis',
          when: [4, '14:20'],
          to: 2,
          helped: ['maria'],
          says: `My neighbor counted twice. Same six frames, so I believe it.`,
        },
        {
          by: 'keiko',
          when: [3, '16:45'],
          triedIt: ['luis'],
          says: `Tried it in grade 7 science today, one lesson. “I noticed” was said 14 times. “My evidence is” was said twice, both times by me.

I am going to teach that one instead of hanging it.`,
          helped: ['luis', 'maria', 'rosa'],
        },
        {
          by: 'rosa',
          when: [3, '18:30'],
          to: 4,
          says: `That last sentence belongs on a poster. On second thought, no posters.`,
          helped: ['keiko', 'luis', 'tom'],
        },
        {
          by: 'luis',
          when: 420,
          says: `Week four, after taking down the eleven: talk did not drop. 38 marks against 34 the week before. Small numbers, one room. Somebody please repeat this somewhere else. @{maria}, your grade 4 team?`,
        },
      ],
    },
    {
      title: 'Visit notes: Lincoln dual-language block',
      posts: [
        {
          by: 'grace',
          when: [6, '20:15'],
          helped: ['maria', 'devon', 'jo', 'rosa'],
          says: `Four of us from Red Cedar sat in two classrooms at Lincoln. What I **saw**:

1. Students enter and find a question on the board. Nobody explains it. Talk starts within a minute.
2. Two teachers, but never both talking to the whole room.
3. A timer that the students set.

What I **wonder**: how long did the entry routine take to teach? We will **try** it in two rooms for ten days.`,
        },
        {
          by: 'rosa',
          when: [6, '21:40'],
          to: 1,
          helped: ['grace', 'jo'],
          says: `Six days for most rooms, eleven for one. We only teach it after a long weekend, when everyone is rusty anyway. Thank you for describing and not scoring; the teachers read this out loud in the lounge.`,
        },
        {
          by: 'grace',
          when: [2, '19:05'],
          helped: ['rosa', 'maria'],
          triedIt: ['devon'],
          says: `Day five of ten. The first minute is now quiet talk in place of pencil sharpening. One teacher dropped the timer, one will not give it back.`,
        },
        {
          by: 'jo',
          when: [1, '20:30'],
          to: 1,
          helped: ['grace'],
          says: `Thank you for writing *saw* and *wonder* apart. I could picture the room without once hearing who was good and who was not. We have a visit there in December; what should we look for in the planning half hour?`,
        },
        {
          by: 'rosa',
          when: 75,
          to: 4,
          helped: ['jo'],
          says: `Look for who asks the first question. And bring your schedule, @{jo}: Ms. Ortega will want to draw on it.`,
        },
      ],
    },
    {
      title: 'A newcomer arrives tomorrow. What happens in the first hour at your school?',
      kind: 'question',
      answer: 3,
      posts: [
        {
          by: 'jo',
          when: [3, '21:50'],
          says: `The office told me at 2:30. I have a desk, a folder and good intentions. What do you do in the first hour that still mattered in the third month?`,
        },
        {
          by: 'tom',
          when: [3, '22:20'],
          helped: ['jo'],
          says: `Learn to say the name the way the family says it, before anyone else in the room says it wrong. Ask, repeat, ask again.`,
        },
        {
          by: 'priya',
          when: [3, '23:05'],
          helped: ['jo', 'maria', 'luis', 'rosa', 'tom'],
          triedIt: ['jo', 'luis'],
          says: `Three things, in this order:

1. **A tour by two students**, one who shares the language if there is one, one who does not.
2. **A job** by lunch. Ours is watering the plants. It needs no English and people say thank you.
3. **A way to say “I need a break”** that is not raising a hand: a card, a color, whatever.

The tests can wait until next week. Truly.`,
        },
        {
          by: 'jo',
          when: [2, '22:40'],
          to: 3,
          helped: ['priya'],
          says: `The plants are well watered. The card was used twice and nobody made a thing of it. Thank you all.`,
        },
      ],
    },
    {
      title: 'Family conferences with an interpreter: who speaks to whom?',
      posts: [
        {
          by: 'maria',
          when: [2, '15:30'],
          says: `We train teachers to look at the family and not at the interpreter. Good. But our conferences are still ten minutes of us talking. Has anyone turned the order around?`,
        },
        {
          by: 'anna',
          when: [2, '17:15'],
          helped: ['maria', 'jo'],
          says: `Bennett starts with one question, sent home the week before in four languages: *“What does your child talk about at dinner?”* Teachers may not speak until it is answered. It feels long. It is about ninety seconds.`,
        },
        {
          by: 'ruth',
          when: [1, '16:00'],
          helped: ['maria'],
          says: `Two practical notes: book the interpreter for five minutes *before* the family comes, so that you agree on words like “proficient”. And never let a sibling do it, however willing.`,
        },
        {
          by: 'maria',
          when: 180,
          to: 2,
          says: `We are trying the dinner question on Thursday, three rooms. I will count who talks, and for how long. I learned that from @{luis}.`,
          helped: ['anna', 'luis'],
        },
      ],
    },
  ],
};
