import type { TalkSpace } from './talk.ts';

export const evidenceOfLearning: TalkSpace = {
  name: 'Evidence of Learning',
  purpose:
    'Competencies, reassessment, portfolios and report cards: how we know, and how we say it to families.',
  kind: 'open',
  joinPolicy: 'open',
  hue: 'sky',
  guidelines: `Share the task, the rubric and what surprised you. Leave out who wrote it: no student work with a name, no scores that point to one person.`,
  facilitators: ['helen', 'marcus'],
  members: ['nadia', 'keiko', 'devon', 'grace', 'samuel', 'will', 'anna', 'maria'],
  topics: [
    {
      title: 'Reassessment without losing every afternoon',
      kind: 'question',
      answer: 4,
      posts: [
        {
          by: 'nadia',
          when: [7, '21:30'],
          helped: ['marcus', 'helen'],
          says: `I am the whole mathematics department, grades 9 to 12. I believe in reassessment. I also had **41 requests** in one week, most of them the night before grades closed.

What rule do you have that is fair, and that you can keep?`,
        },
        {
          by: 'keiko',
          when: [7, '22:45'],
          says: `Ours: show me one thing you did since the last try. A corrected problem, a conversation, a page of notes. No thing, no retake. It cut requests by half and the retakes went better.`,
          helped: ['nadia'],
          triedIt: ['devon'],
        },
        {
          by: 'devon',
          when: [6, '15:10'],
          to: 2,
          says: `We tried that and it turned into a worksheet tax. It got better when the “one thing” could be spoken: two minutes at the desk, teacher listens, no paper.`,
          helped: ['keiko'],
        },
        {
          by: 'marcus',
          when: [6, '19:25'],
          helped: ['nadia', 'keiko', 'helen', 'grace', 'samuel'],
          triedIt: ['nadia'],
          says: `A calendar did more for us than any rule:

- Reassessment happens **Wednesday and Friday, second half of the period**. Everyone else has practice to do.
- Requests close Monday at 3.
- The last window is ten days before grades close, *not* the last night.

Our high school went from evenings to none. Three teachers, two years.`,
        },
        {
          by: 'nadia',
          when: [1, '22:05'],
          to: 4,
          helped: ['marcus', 'keiko'],
          says: `First week of the calendar: 12 requests, all by Monday at 3, and I was home at 4:15 on Friday. I had forgotten what that looks like in daylight.`,
        },
        {
          by: 'helen',
          when: 340,
          says: `May I use this thread (without names) with our grade 9 team? They are at 41 requests too, and think it is their fault.`,
          helped: ['nadia'],
        },
      ],
    },
    {
      title: 'The first report card without letters: what did families ask?',
      pinned: true,
      posts: [
        {
          by: 'helen',
          when: [6, '16:00'],
          helped: ['marcus', 'grace', 'samuel', 'will'],
          says: `Second year without letters in grades 6 to 8. I wrote down every question from conference week. The top three:

1. “Is that good?” (by far)
2. “Will a college understand this?”
3. “Why does it say *developing* in October **and** in November?”

Our two-page guide answers 2. We had nothing for 1.`,
        },
        {
          by: 'grace',
          when: [6, '17:35'],
          to: 1,
          says: `For “is that good?” we put one line under each competency: *where most students are at this time of year*. Not a rank, a window. Questions dropped, worry did not rise.`,
          helped: ['helen', 'marcus'],
        },
        {
          by: 'maria',
          when: [5, '15:20'],
          says: `Please have a parent read it aloud to you before you print it. In our case “approaching” was translated as “getting closer”, as in a storm.`,
          helped: ['helen', 'grace', 'anna', 'samuel'],
        },
        {
          by: 'helen',
          when: [2, '20:40'],
          to: 2,
          helped: ['grace'],
          triedIt: ['helen'],
          says: `We added the window line to the grade 6 cards only, so that we can compare. Conference week in January will tell. I will post the counts for both grades, whatever they say.`,
        },
      ],
    },
    {
      title: 'Portfolio defenses: how long, and who sits at the table?',
      posts: [
        {
          by: 'marcus',
          when: [5, '18:15'],
          says: `Fifty-two seniors, four days in May, fifteen minutes each. Last year it was a talent show. This year I want it to be a *conversation about evidence*. Who sits at your table, and what do you ask?`,
        },
        {
          by: 'anna',
          when: [5, '20:00'],
          helped: ['marcus', 'nadia'],
          says: `Three people: one who knows the student, one who knows the subject, one who knows neither (a bus driver, a nurse, a parent of someone else). The third asks the best questions.

Two questions are always the same: *What changed your mind?* and *What would you throw away?*`,
        },
        {
          by: 'will',
          when: [4, '16:25'],
          to: 2,
          says: `Seconding the bus driver. Ours has sat in for three years and will not be talked out of it.`,
          helped: ['anna'],
        },
        {
          by: 'nadia',
          when: [3, '19:50'],
          says: `Twenty minutes, of which the student may talk for seven. We use a kitchen timer. The remaining thirteen are questions, and that is where the learning shows.`,
          helped: ['marcus'],
        },
        {
          by: 'marcus',
          when: 520,
          to: 4,
          says: `Seven and thirteen it is. We rehearse with juniors on Friday. @{nadia}, could I borrow your question list?`,
        },
      ],
    },
    {
      title: 'Evidence of inquiry that is not another lab report',
      posts: [
        {
          by: 'keiko',
          when: [3, '15:35'],
          helped: ['devon', 'helen'],
          says: `I replaced two lab reports with **one-minute conferences**: I ask “what would make you change your conclusion?”, I write one line. 31 students, two periods.

I learned more than from the reports. But is one line *evidence* when somebody else asks?`,
        },
        {
          by: 'devon',
          when: [3, '17:00'],
          says: `Score five of those lines together with a colleague, blind. If you agree on four, it is evidence. If not, you have found the next thing to talk about. Either way you win.`,
          helped: ['keiko', 'helen', 'nadia'],
        },
        {
          by: 'keiko',
          when: [1, '18:45'],
          to: 2,
          triedIt: ['keiko'],
          helped: ['devon'],
          says: `Agreed on three of five with @{devon}, over the phone, in twenty minutes. The two we split on were both about *precision*: he meant decimals, I meant words. Worth every minute.`,
        },
      ],
    },
  ],
};
