import type { TalkTopic } from './talk.ts';

/** The topic that the mock-ups show. */
export const coTeaching: TalkTopic = {
  title: 'How are you scheduling co-teaching for newcomers in grades 3–5?',
  kind: 'question',
  pinned: true,
  posts: [
    {
      by: 'jo',
      when: [7, '15:20'],
      helped: ['maria', 'devon', 'tom', 'luis', 'rosa', 'anna'],
      says: `We have one ML specialist across three grade levels and eleven newcomers. Push-in time keeps getting eaten by testing and coverage.

If your schedule survived past October, could you share it **and say what you had to give up?**`,
    },
    {
      by: 'rosa',
      when: [7, '18:05'],
      to: 1,
      helped: ['jo', 'maria'],
      says: `At Lincoln we gave up pull-out entirely in grade 3. One literacy block, two teachers, every day. Grades 4 and 5 get Tuesdays and Thursdays only, and we say so openly to families.

The first month felt thin. By November the grade 4 teachers were planning with the grade 3 notes.`,
    },
    {
      by: 'maria',
      when: [6, '14:40'],
      helped: ['jo', 'priya', 'devon'],
      says: `We looked at six teams last spring. Five of the six that used *fixed* 25-minute blocks were still co-teaching in May. Of the four that floated, one was.

What the five had in common: planning time came first, and someone else held the schedule.`,
    },
    {
      by: 'tom',
      when: [6, '17:12'],
      to: 3,
      says: `“Someone else held the schedule” is the part I would underline. When I held it, I was the one who gave way. Every time.`,
      helped: ['maria'],
    },
    {
      by: 'devon',
      when: [4, '20:30'],
      says: `Honest question: how do you keep testing from taking it? We lost nine blocks in October alone. I counted.`,
    },
    {
      by: 'anna',
      when: [4, '21:02'],
      to: 5,
      helped: ['devon'],
      says: `One school here moved co-teaching *in front of* the testing window for two weeks, then took the same two weeks off. Nobody pretended it was happening when it was not. The count matters: bring the nine to whoever makes the calendar.`,
    },
    {
      by: 'priya',
      when: [1, '14:12'],
      helped: ['jo', 'maria', 'devon', 'tom', 'luis', 'anna', 'rosa', 'grace', 'ruth', 'keiko'],
      triedIt: ['maria', 'tom', 'luis', 'rosa'],
      says: `Ours has held for six weeks. Two blocks are fixed, **Tuesday and Thursday 9:05 to 9:30**, and one floats.

What we gave up: I no longer attend the grade 4 data meeting. A classroom teacher brings me the notes.

| | Mon | Tue | Wed | Thu | Fri |
| --- | --- | --- | --- | --- | --- |
| 9:05 | plan | **co-teach** | float | **co-teach** | notes |

The words we used with our principal: “We are asking for fifty minutes a week that nobody may borrow.”`,
    },
    {
      by: 'devon',
      when: 310,
      to: 7,
      helped: ['jo', 'priya'],
      says: `> I no longer attend the grade 4 data meeting.

This is the trade I could not get approved. Who covers your recess duty on the fixed days? That is where our plan broke.`,
    },
    {
      by: 'tom',
      when: 255,
      to: 8,
      helped: ['devon', 'jo', 'maria'],
      triedIt: ['priya'],
      says: `We traded it: the specialist takes bus duty Monday and Friday, and nobody asks for Tuesday or Thursday. It took one email from our principal.

@{devon} happy to show you on a call.`,
    },
    {
      by: 'jo',
      when: 95,
      to: 7,
      helped: ['priya'],
      says: `“Fifty minutes a week that nobody may borrow.” I am taking that sentence to my principal tomorrow. Thank you, @{priya}. I will write here how it went, also if it did not.`,
    },
  ],
};
