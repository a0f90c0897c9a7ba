/**
 * The words of schools in English, folded: lower case, without accents. A list entry may be of several words, joined
 * with a low line. What each list means stands in `lexicon.ts`.
 */
export const english = {
  studentOne: `student pupil kid kiddo child boy girl grader freshman sophomore kindergartner kindergartener learner
    scholar son daughter stepson stepdaughter newcomer enrollee advisee teen teenager transfer_student`,
  studentMany: `students pupils kids kiddos children boys girls graders freshmen sophomores kindergartners learners
    scholars sons daughters siblings brothers sisters advisees teens teenagers`,
  severalBorn: 'twins triplets',
  family: `mom moms mother dad father parent parents guardian guardians grandma grandmother grandpa grandfather nana
    aunt uncle family stepmom stepdad mum caregiver`,
  homeWords: 'lives live living home house moved_to stays staying walks address household',
  educators: `teacher teachers coach coaches principal principals director directors superintendent superintendents
    counselor counselors counsellor librarian specialist specialists facilitator facilitators instructor instructors
    professor author authors researcher researchers consultant trainer presenter presenters speaker speakers organizer
    organizers host hosts lead leads leader leaders chair coordinator coordinators registrar secretary para paras
    paraprofessional paraprofessionals paraeducator aide aides substitute sub subs colleague colleagues mentor mentors
    psychologist nurse therapist slp custodian dean administrator administrators admin staff faculty educator educators
    interventionist panel panelists delegation attending keynote team_lead student_teacher student_teachers`,
  titles:
    'mr mrs ms miss mx dr prof professor principal coach dean superintendent senator president rev',
  educatorVerbs: `teaches taught teach leads led facilitates facilitated facilitating hosts hosted hosting coaches
    coached coaching covers covered keynotes keynoted trains trained published supervises supervised mentors mentored
    takes_over will_keynote will_facilitate will_lead will_teach will_host runs_our coordinates coordinated`,
  thanks: 'thanks thank contact cc kudos_to hosts co_teach team_teach',
  worksWith: `teach co_teach taught co_taught plan planned work partner partnered team teamed share collaborate
    collaborated`,
  asking:
    'ask asked tell told email emailed send message invited invite meet observed observe visited visit saw',
  theirThings: `post posts session sessions talk talks video videos slides template templates rubric rubrics idea ideas
    blog book books article workshop question questions protocol chart team rooms classroom district school slide deck
    document doc folder site podcast channel unit units lesson lessons calendar notes observation feedback email`,
  gradeWords: 'grade gr grd grader graders',
  ordinals: `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth forth 1st 2nd 3rd 4th 5th
    6th 7th 8th 9th 10th 11th 12th 2d 3d`,
  kindergarten:
    'kindergarten kinder kindergartner kindergartener prekindergarten preschool pre_k prek tk',
  yearWords: 'freshman sophomore junior senior freshmen sophomores juniors seniors',
  ages: 'age aged three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  classWords: `period per periods class classroom homeroom room block section hour advisory caseload school group team roster
    cohort campus`,
  timeOfDay: 'period block hour',
  aboutGrades: `team teams unit units math maths science sciences reading writing literacy ela english humanities history
    social curriculum standards standard teacher teachers lead leads level levels band bands planning plan plans visit
    visits screener screeners test tests testing exam exams data lesson lessons task tasks text texts book books novel
    pd wing hall hallway hallways floor rooms projects content friends colleagues educators pod cohort plc department
    chair rubric rubrics expectations skills materials field bench benchmark benchmarks assessment assessments students
    kids boys girls classes classrooms groups music art pe orchestra band choir algebra geometry biology chemistry physics
    course courses protocol schedule pilot families parents report state`,
  lessonWords: 'unit lesson module chapter page standard week',
  disability: `autistic autism asd asperger aspergers adhd dyslexia dyslexic dyscalculia dysgraphia deaf blind deafblind
    epilepsy epileptic seizure seizures wheelchair ocd bipolar schizophrenia schizophrenic ptsd tourette tourettes
    down_syndrome downs_syndrome cerebral_palsy spina_bifida muscular_dystrophy cystic_fibrosis intellectual_disability
    intellectual_disabilities learning_disability learning_disabilities disability disabilities disabled
    emotional_disturbance emotionally_disturbed hard_of_hearing hearing_impaired hearing_loss visually_impaired
    visual_impairment low_vision nonverbal nonspeaking mutism iep ieps 504_plan 504_plans a_504 504s sped special_ed
    special_education special_needs bip self_harm self_harms self_harming suicidal suicide pregnant pregnancy diabetic
    diabetes leukemia cancer eating_disorder anorexia anorexic depressed depression feeding_tube medicated hospitalized
    hospitalization restrained stutter stutters speech_impairment brain_injury tbi fasd cochlear_implant hearing_aid hearing_aids amputee
    incontinent severe_anxiety anxiety_disorder panic_attacks`,
  discipline: `suspended suspension suspensions expelled expulsion detention arrested arrest fighting fight fought vaping
    vape vaped weapon knife gun weed marijuana drunk alcohol drugs stole stealing stolen theft bullied bullying bully
    cheated cheating plagiarized plagiarism plagiarised office_referral written_up threat_assessment probation
    juvie juvenile_hall truant truancy assaulted assault harassed harassment vandalism graffiti alternative_school
    kicked_out caught_with restraint biting bites`,
  hardship: `foster foster_care homeless undocumented incarcerated in_jail deported cps dcf abused molested transgender
    trans`,
  generalNouns: `program programs training trainings team teams session sessions teacher teachers specialist specialists
    resource resources meeting meetings template templates workshop workshops department education ed community awareness
    panel research book books policy policies data rate rates services office case_manager coordinator process form forms
    class classes ed_team letter letters folder paperwork drill culture`,
  notReal: `imagine suppose hypothetical hypothetically scenario vignette fictional invented made_up research study studies
    article novel book books movie film character characters podcast
    call_him call_her call_them pseudonym names_changed name_changed real_name example`,
  small: 'one two three four five both couple pair 1 2 3 4 5',
  large: `many most some several few all every each any no half third quarter dozen dozens percent hundreds six seven
    eight nine ten eleven twelve fewer which what`,
  only: 'only single lone',
  indefinite: 'a an another',
  definite: 'the this that',
  ours: 'my our',
  of: 'of',
  leaving: 'in at with for from to on by about and or but if when because who that than as',
  birth: 'dob birthdate birthday birthdays date_of_birth birth_date d_o_b bday',
  born: 'born',
  months: `january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec`,
  pronouns: 'he she her his him they their hers',
  selves: 'i im we',
  idOwners: 'student students pupil kid child learner stu',
  idNouns: 'id ids number no num identification nbr',
  studentIds: `ssid sasid suid stuid stu_id sid student_id student_number student_no perm_id perm_number state_id local_id
    lunch_number lunch_pin lunch_id powerschool_number powerschool_id skyward_number skyward_id campus_number
    infinite_campus_id aeries_id synergy_id sis_id sis_number testing_id ssn social_security_number`,
  socialSecurity: 'ssn social_security',
  otherIds: `zoom meeting course order device nces district school employee badge grant session event room webinar invoice po
    tracking serial asset certificate lea section teacher staff`,
  fillers: 'is was of the on for card its to shows reads ends in his her their',
  office: `office desk registrar ext extension hotline line lifeline helpline hotel me us vendor support district principal
    coach our switchboard reception venue conference lobby`,
  streets: `street st avenue ave road rd drive dr lane ln court ct boulevard blvd circle cir place way terrace trail
    highway hwy parkway pkwy apt apartment`,
  contact: 'phone cell call text e_mail email contact telephone mobile number emails',
  places: `elementary middle high school schools academy unified district county isd usd street st avenue ave road park
    library hall center centre university college foundation institute beach hills valley city township parish primary
    prep campus charter magnet hotel room county building gym`,
  notNames: `i a the and or of in on at to for with from by my our your his her their we you they he she it is are was who
    what when where why how if as so no yes not do does did has have had can could should would will may might hi hello hey
    dear thanks thank please anyone does everyone someone nobody today tomorrow yesterday monday tuesday wednesday thursday
    friday saturday sunday january february march july september october november december english spanish
    french math reading writing science history algebra geometry biology chemistry physics grade grades gr period room unit
    lesson module chapter page team student students teacher teachers parent parents mom dad principal coach google zoom
    classroom chromebook chromebooks canvas illustrative mathematics eureka desmos smarter balanced north south east west
    new san santa los las saint united states american african asian black white latino latina somali mexican title iep ieps
    sped pd plc sel ell eld esl adhd odd ocd asd score scores name names date dob id number new roster list group class
    behavior log home address phone email call text contact our home birthday fall spring summer winter christmas
    thanksgiving halloween ramadan easter let ask see meet need needs help look looking just still also then there here
    one two three four five six both all some many most each every other another same shout parent meeting`,
} as const;
