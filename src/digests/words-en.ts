/** What the digest says, in English (ICU). */
export const en = {
  'period.day': 'Your day, {range}',
  'period.week': 'Your week, {range}',
  'period.fortnight': 'Your two weeks, {range}',
  'period.month': 'Your month, {range}',
  'greeting.morning': 'Good morning, {name}',
  'greeting.afternoon': 'Good afternoon, {name}',
  'greeting.evening': 'Good evening, {name}',
  'intro.needs':
    '{count, plural, =1 {One thing needs} =2 {Two things need} =3 {Three things need} =4 {Four things need} =5 {Five things need} other {# things need}} you. About {minutes, plural, =1 {one minute} =2 {two minutes} =3 {three minutes} =4 {four minutes} =5 {five minutes} =6 {six minutes} other {# minutes}} in all.',
  'intro.answers':
    '{count, plural, =1 {One colleague has} other {# colleagues have}} answered you. Nothing waits for you.',
  'intro.reading': 'Nothing waits for you. This is what your spaces talked about.',
  'subject.needs':
    '{count, plural, =1 {One thing needs you} =2 {Two things need you} =3 {Three things need you} =4 {Four things need you} =5 {Five things need you} other {# things need you}}',
  'subject.asked': '{who} asked for you: {title}',
  'subject.answered': '{who} answered you: {title}',
  'subject.reading': '{title}: {count, plural, one {# new post} other {# new posts}}',
  'subject.and': '{first}: {second}',
  'needs.heading': 'Needs you',
  'need.mention': '{who} asked for you',
  'need.mention.detail': '“{title}” in {space}.',
  'need.mention.button': 'Answer {who}',
  'need.question': '{who} may need what you offer',
  'need.question.detail': 'Nobody has answered “{title}” in {space} yet.',
  'need.reply': '{who} answered you',
  'need.reply.detail': '“{title}” in {space}.',
  'need.check-in':
    '{isCircle, select, yes {Share your check-in} other {Share your check-in: {title}}}',
  'need.consultancy.runs':
    '{role, select, presenter {Your consultancy is under way} facilitator {A consultancy runs that you keep the time of} other {A consultancy is under way}}',
  'need.consultancy.waits':
    '{role, select, presenter {Begin your consultancy} other {Begin the consultancy that you keep the time of}}',
  'need.consultancy.detail': '{isCircle, select, yes {In {space}.} other {“{title}” in {space}.}}',
  'need.report':
    '{count, plural, one {Something that was reported waits} other {# things that were reported wait}} for your decision',
  'need.report.detail': 'Those who reported hear that someone looked.',
  'need.appeal': '{count, plural, one {An appeal waits} other {# appeals wait}} for an answer',
  'need.appeal.detail':
    '{count, plural, one {Someone is} other {People are}} suspended until somebody decides.',
  'need.break-glass':
    '{count, plural, one {A request} other {# requests}} to open a circle {count, plural, one {waits} other {wait}} for a second moderator',
  'need.break-glass.detail': 'Read the reason, then confirm or decline.',
  'need.request': '{count, plural, one {{who} asks to join} other {# people ask to join}}',
  'need.request.detail': '{space}.',
  'need.charter': 'Read the charter of {space}',
  'need.charter.detail': 'It is new to you. The circle opens when you accept it.',
  'need.invitation': 'You are invited to {space}',
  'need.invitation.by': 'By {who}.',
  'need.invitation.detail': 'By one of its facilitators.',
  'answers.heading': 'Answers to you',
  'answers.line': '{who}: {excerpt}',
  'answers.meta': '{when}, in {space}',
  'reading.heading': 'Worth reading',
  'reading.meta':
    '{count, plural, one {# post} other {# posts}} new to you, from {people, plural, one {one colleague} other {# colleagues}}, in {space}',
  'preheader.answer': '{who} answered you.',
  'preheader.reading': '{title}.',
  'end.all': 'That is everything.',
  'why.daily': 'You get this every day because you are a member of Hallway.',
  'why.weekdays': 'You get this on weekdays because you are a member of Hallway.',
  'why.weekly': 'You get this on {weekday} because you belong to {space}.',
  'why.weekly.none': 'You get this on {weekday} because you are a member of Hallway.',
  'why.fortnightly': 'You get this every other {weekday} because you are a member of Hallway.',
  'why.monthly':
    'You get this on the first {weekday} of the month because you are a member of Hallway.',
  'why.off': 'You asked to see this: your digest is off.',
  'why.settings': 'Daily, weekly or off',
  'why.stop': 'Stop this e-mail',
  'why.reply': 'Reply to this e-mail and a person reads it.',
  'mail.label': 'Hallway digest',
  'author.gone': 'A former member',
  'page.title': 'Your Hallway digest',
  'page.question': 'How often should Hallway write to you?',
  'page.weekly': 'Weekly',
  'page.daily': 'Daily',
  'page.off': 'Stop this e-mail',
  'page.done.off': 'You will get no more digests. Nothing else has changed.',
  'page.done.weekly': 'You get your digest once a week.',
  'page.done.daily': 'You get your digest every day.',
  'page.again': 'Changed your mind? Choose again.',
  'page.unknown': 'This link is not one of ours',
  'page.unknown.advice':
    'Open the newest digest and use the link in it, or sign in and open your settings.',
};

export type Word = keyof typeof en;
