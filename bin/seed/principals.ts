import type { TalkSpace } from './talk.ts';

export const principals: TalkSpace = {
  name: 'Principals, years one to three',
  purpose:
    'A cohort of new principals and two who remember: schedules, walk-throughs, coverage, and the things nobody told us.',
  kind: 'cohort',
  joinPolicy: 'request',
  hue: 'gold',
  guidelines: `What is said here stays useful elsewhere, without names of people or schools.

We answer the question that was asked before we tell our own story.`,
  facilitators: ['grace'],
  members: ['samuel', 'will', 'ruth', 'anna', 'marcus', 'helen'],
  topics: [
    {
      title: 'Ten minutes in classrooms, every day: what is your routine?',
      posts: [
        {
          by: 'grace',
          when: [6, '13:50'],
          helped: ['samuel', 'will'],
          says: `I got to 31 rooms in September and 4 in October. What changed was not my will, it was lunch duty.

New routine, day three: ten minutes, two rooms, **before** the first bell of second period. I write one sentence to each teacher before I sit down. No advice in it.`,
        },
        {
          by: 'samuel',
          when: [6, '15:05'],
          to: 1,
          says: `“No advice in it” is the hard part. I wrote “I noticed three students explain their thinking to each other” and had to delete “next time” twice.`,
          helped: ['grace', 'ruth'],
        },
        {
          by: 'ruth',
          when: [5, '14:10'],
          helped: ['grace', 'samuel', 'will'],
          says: `From someone who did it for nine years: put it in the calendar as a *meeting*, with a name. Mine was with “Ms. Rounds”. The office defended that meeting like no other.`,
        },
        {
          by: 'will',
          when: [3, '14:30'],
          triedIt: ['samuel'],
          says: `I teach two periods, so ten minutes is all there is. I let the students choose the second room: whoever greets me at the door says where something is happening. They are never wrong.`,
          helped: ['grace', 'ruth', 'samuel'],
        },
        {
          by: 'grace',
          when: 280,
          says: `Two weeks: 17 rooms, 17 sentences, four answers from teachers. One of them: “You saw that?” That is the one I keep.`,
          helped: ['samuel', 'ruth'],
        },
      ],
    },
    {
      title: 'No substitutes again: what do you do at 6:40 in the morning?',
      kind: 'question',
      posts: [
        {
          by: 'will',
          when: [5, '12:55'],
          says: `Two out, no substitutes in the county. My answers so far: I teach, the counselor teaches, we join two classes in the gym. It is not a plan, it is a habit. What is your **plan**?`,
          helped: ['samuel'],
        },
        {
          by: 'samuel',
          when: [5, '15:15'],
          helped: ['will', 'grace'],
          says: `We wrote down what we already did, in order, with a limit for each: nobody loses planning time more than once in ten days, and I am number two on the list, not number five. Writing it down stopped the grumbling. The list hangs in the office.`,
        },
        {
          by: 'helen',
          when: [4, '18:20'],
          says: `Juniper Mesa pays teachers for a lost planning period, by the half hour, without a form. It costs less than the agency did. Ask your business office for last year's agency bill before you ask for money.`,
          helped: ['will', 'samuel', 'marcus'],
        },
        {
          by: 'will',
          when: [1, '14:05'],
          to: 2,
          triedIt: ['will'],
          helped: ['samuel'],
          says: `The list hangs. I am number one on it, since I wrote it. First test was this morning: four minutes from the call to everyone knowing where to go.`,
        },
        {
          by: 'anna',
          when: 610,
          to: 4,
          says: `Four minutes! Would you and @{samuel} present the two lists side by side at the winter convening? Ten minutes, no slides.`,
        },
      ],
    },
    {
      title: 'Starting the master schedule from what students need',
      posts: [
        {
          by: 'samuel',
          when: [4, '20:10'],
          says: `Every January I start with last year's schedule and move the things that hurt. This year I want to start with an empty page and three must-haves:

- co-taught blocks that nobody may borrow
- common planning, mornings
- one period a week when students choose

Where will this break first? Please be honest, it is still cheap.`,
          helped: ['grace', 'marcus'],
        },
        {
          by: 'marcus',
          when: [4, '22:00'],
          helped: ['samuel', 'grace'],
          says: `Buses and band. Find out before Thanksgiving which two people share a teacher across buildings; in our county everything else moved around those two.`,
        },
        {
          by: 'ruth',
          when: [3, '20:25'],
          says: `And lunch. I would put the must-haves in *first*, lunch second and everything else after. Then show it to the three people who will be angriest, in April and not in August.`,
          helped: ['samuel'],
        },
        {
          by: 'samuel',
          when: 150,
          to: 2,
          says: `Buses, band, lunch: noted in that order. The shared teachers are music and, to my surprise, the librarian. @{marcus}, did you ever get the second building to move?`,
          helped: ['ruth'],
        },
      ],
    },
  ],
};
