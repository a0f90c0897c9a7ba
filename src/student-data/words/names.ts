/** First names that children in schools of the United States often have, folded: lower case, without accents. */
export const givenNames = `
aaliyah aarav aaron abby abdul abdullah abel abigail abraham ada adam addison adele adrian adriana ahmad ahmed aiden
aidan aisha alan albert alberto alejandra alejandro alex alexa alexander alexandra alexis alfonso alfredo ali alice
alicia alina alison allison alma alondra alvaro alyssa amanda amara amari amber amelia amina amir amy ana andrea andres
andrew andy angel angela angelica angelina anika anita ann anna annabelle anne annie anthony antonio anya april araceli
aria ariana ariel arjun armando arthur arturo arya asante asha ashley ashton asia astrid athena aubrey audrey august
aurora austin autumn ava axel ayaan ayana ayden ayesha bailey barbara beatrice beatriz bella ben benito benjamin
bernardo beth bethany betty bianca bill billy blake bobby bonnie bradley brady brandon brayan braylon breanna brenda
brendan brian brianna bridget britney brittany brody brooke brooklyn bruce bryan bryant bryce bryson byron caitlin
caleb calvin cameron camila camilo camille carl carla carlos carmen carol carolina caroline carolyn carson carter casey
cassandra catalina catherine cecilia cedric celeste celia cesar chad charles charlie charlotte chase chelsea chester
chloe chris christian christina christine christopher ciara cindy claire clara clarissa claudia clayton cody cole colin
colton connor conner cooper cora corey cristian cristina cristobal crystal curtis cynthia daisy dakota dalia dallas
damian damien damon dan dana daniel daniela danielle danny dante daphne darius darnell darrell darren dashawn dave
david dawn dayana dean deandre deborah deepak deja delilah demetrius denise dennis derek derrick deshawn desiree
destiny devin devon diana diane diego dominic dominique donald donna donovan dorian doris dorothy douglas drew duncan
dulce dustin dwayne dylan easton ebony eddie edgar edith eduardo edward edwin efrain eileen elaine eleanor elena eli
elias elijah elisa elise elizabeth ella ellie elliot elliott emely emerson emiliano emilia emilio emily emma emmanuel
enrique eric erica erick erik erika erin ernesto esme esmeralda esperanza esteban esther estrella ethan eva evan evelyn
everett ezekiel ezra fabian fabiola faith farah fatima felicia felicity felipe felix fernanda fernando fiona florence
frances francesca francis francisco frank franklin freddy frida gabriel gabriela gabriella gael gary gavin gema genesis
george georgia gerald gerardo gianna gideon gilbert gilberto gina giovanni giselle gladys glenn gloria gonzalo grace
gracie grady graham grant grayson greg gregory greta griffin guadalupe guillermo gustavo guy gwen hailey haley hamza
hana hank hannah harley harold harper harriet harrison harry harvey hassan hayden hazel heather hector heidi helen
helena henry herman hillary hope howard hudson hugo hunter ian ibrahim ignacio iker iliana imani irene iris irma isaac
isabel isabella isaiah isaias ismael israel itzel ivan ivy izabella jace jack jackson jacob jacqueline jada jaden
jadyn jaime jake jalen jamal jamar james jamie jamila jan jane janelle janet janice jared jasmin jasmine jason jasper
javier javon jax jay jayden jayla jaylen jayson jazmin jeff jeffrey jenna jennifer jenny jeremiah jeremy jerome jerry
jesse jessica jesus jill jillian jim jimena jimmy joan joana joanna joaquin jocelyn jody joe joel joey johan johanna
john johnny jon jonah jonas jonathan jordan jordyn jorge jose joseph josephine joshua josiah josie josue joy joyce juan
juana juanita judith judy julia julian juliana julie juliet julieta julio julissa june justice justin kaden kadence kai
kaitlyn kaleb kali kamari kamila kara kareem karen karina karl karla kate katelyn katherine kathleen kathryn kathy
katie katrina kayden kayla kaylee keandre keisha keith kelly kelsey kelvin ken kendall kendra kendrick kenji kennedy
kenneth kenny kenya kevin khadija khalid khalil kiara kim kimberly kingston kira kofi kristen kristin kristina kunal
kwame kyle kylie lakeisha lamar lana lance landon lara larissa larry latoya laura lauren lawrence layla lea leah leila
lena leo leon leonardo leonel leslie leticia levi liam lidia lila lilian liliana lillian lily linda lindsay lindsey
lionel lisa lizbeth logan lola lorena lorenzo lori louis louisa luca lucas lucia luciana lucy luis luisa lukas luke
luna luz lydia lyla lynn mabel mackenzie madeline madelyn madison mae magdalena makayla malachi malcolm malia malik
manuel mara marc marcela marcelo marco marcos marcus margaret margarita maria mariah mariam mariana maribel marie
mariela marilyn marina mario marisol marissa mark marlon marquis marsha marta martha martin martina marvin mary mason
mateo mathew matias matilda matt matthew maurice mauricio max maxwell maya mckenzie mckenna megan mei melanie melina
melissa melody melvin mercedes meredith mia micah michael micheal michelle miguel mika mike mila miles milo miranda
miriam mitchell mohamed mohammed molly monica monique morgan moses muhammad mustafa mya myra nadia naima nancy naomi
natalia natalie natasha nate nathan nathaniel nayeli neil nelson nevaeh nia nicholas nick nicolas nicole nikhil nina
noah noe noel noelle noemi nolan nora norma nour olivia oliver omar orlando oscar osvaldo owen pablo paige paloma
pamela paola paolo parker pascual patricia patrick paul paula paulina pedro penelope perla perry peter peyton philip
phillip phoebe preston priscilla priya quentin quincy quinn rachel rafael raina ralph ramiro ramon ramona randall randy
raul ravi ray raymond reagan rebecca reese regina reina rene renata rey reyna rhonda ricardo richard rick ricky riley
rita robert roberto robin rocio rodney rodolfo rodrigo roger rohan roland roman ronald ronnie rosa rosalinda rosario
rose rosie ross rowan roxana roy ruben ruby rudy russell ruth ryan ryder rylee sabrina sadie sage said saira sally
salma salvador sam samantha samara samir samuel sandra santiago santos sara sarah sarai sasha saul savannah scarlett
scott sean sebastian selena serena sergio seth shane shanice shaniqua shannon shaquille sharon shaun shawn sheila
shelby sheldon shelly sherry shirley shreya sierra silas silvia simon simone skylar sofia solomon sonia sophia sophie
spencer stacey stacy stanley stella stephanie stephen steve steven stuart sue suresh susan susana suzanne sydney sylvia
tamara tamika tanisha tania tanya tara tariq tasha tatiana taylor teresa terrance terrell terrence terry tessa thalia
thea theodore theresa thiago thomas tiana tiffany tim timothy tina toby todd tom tomas tommy toni tony tracy travis
trent trenton trevon trevor trey trinity tristan troy trinidad tyler tyrell tyrese tyrone tyson ulises uriel valentina
valentino valeria valerie vanessa vera veronica vicente vickie victor victoria vihaan vincent viola violet virginia
vivian viviana wade walter wanda warren wayne wendy wesley whitney will william willie willow wilson winston wyatt
xavier ximena xiomara xochitl yadira yahir yamilet yasmin yesenia yolanda yosef yousef yuki yusuf yvette yvonne zachary
zach zahra zaid zainab zane zara zayn zeke zion zoe zoey zuri adaeze amari anjali chidi chinedu dalton darnell emeka
eun fatou hiroshi hoang hung huong ji jia jin jun kehinde linh mai mei minh minjun nam ngozi nguyet oluwaseun phuong
rania rashid sana sanjay siddharth soo sunita suki tam tariq thanh thuy trang tuan wei xin yan ying yong yuna zhang
andra brigitte camden carmelo cheyenne corbin dariel deion demarcus deonte eliana elian elisabeth emerson finn fletcher
gunner ingrid isla jaquan jarvis jaylin jericho kaiden karim keegan keaton lakshmi leilani lorelei maddox maeve maliyah
marquise mathias monserrat natividad niko nyla odalys omarion paris piper porter rhys rigoberto romeo rory samira shay
skyler soren marisela abril anahi berenice citlali jaquelin lizeth maite renee rosalia sheyla soledad tomasa uriel veda yaretzi
tenzin pema dawa tsering amira layan omari nasir idris khadra abdi hodan fartun hodo asho eleni dimitri anastasia ivana mikhail katya olena taras bohdan luca enzo matteo ines joao thiago isis raquel joelle theo tabitha teagan theo tobias torin tyrique veda waylon yaretzi zariah
`;

/** Family names, folded. */
export const familyNames = `
abbott abdi acevedo acosta adams aguilar aguirre ahmed ali allen alvarado alvarez amin anaya andersen anderson andrade
andrews aquino aragon arellano arias armstrong arnold arroyo arthur asante ashby atkins austin avalos avery avila ayala
bailey baker baldwin ballard banks barajas barber barker barnes barnett barrera barrientos barrett barry barton bass bates bauer
baxter beck becker beckett bell beltran benitez bennett benson bentley berg bernal berry bishop black blackwell blair
blake blanco bolton bonilla booker bowen bowers bowman boyd bradford bradley brady brandt bravo brennan brewer brewster
briggs brock brooks brown bruce bryant buchanan buck burgess burke burnett burns burton bush butler byrd cabrera calderon
caldwell callahan camacho cameron campbell campos cannon cantu cardenas cardona carey carlson carpenter carr carrasco
carrillo carroll carson carter casillas castaneda castellano castillo castro cervantes chambers chan chandler chang
chapman chase chavez chen cheng cho choi christensen chung cisneros clark clarke clay clayton cohen cole coleman collins
colon combs conley connor conrad contreras cook cooper cordova corona coronado correa cortes cortez cordeiro cox craig crawford
crosby cross cruz cuevas cummings cunningham curry curtis dalton daniels daniel davidson davila davis dawson day dean
delacruz delarosa deleon delgado deluna dennis diaz dixon dominguez donaldson donovan dorsey dotson doyle drake duarte
duffy duncan dunlap dunn duran durham dyer eaton edwards elliott ellis emerson england english enriquez erickson escobar
esparza espinosa espinoza esquivel estes estrada evans farmer farrell ferguson ferraro fernandez fields figueroa finley fischer
fisher fitzgerald fleming fletcher flores flowers flynn foley ford foster fowler fox francis franco frank franklin frazier
freeman french frost frye fuentes fuller galindo gallagher gallegos galvan gamble garcia gardner garner garrett garrison
garza gates gentry george gibbs gibson gilbert gill gillespie glass glenn glover goldberg gomez gonzales gonzalez goodman
goodwin gordon graham grant graves gray green greene gregory griffin griffith grimes gross guerra guerrero guevara gupta
gutierrez guzman haddad hahn hail hale haley hall hamilton hammond hampton hancock hansen hanson hardin harding hardy
harmon harper harrell harrington harris harrison hart hartman harvey hassan hawkins hayes haynes heath henderson hendricks
henry hensley henson hernandez herrera herring hess hester hickman hicks higgins hill hines ho hobbs hodge hodges hoffman
hogan holland holloway holmes holt hood hooper hoover hopkins horn horne horton house houston howard howe howell hubbard
huber huang hudson huerta huff huffman hughes hull humphrey hunt hunter hurley hurst hussein hutchinson huynh ibarra
ingram iyer jackson jacobs jacobson james jaramillo jefferson jenkins jennings jensen jimenez johns johnson johnston jones
jordan joseph joyce juarez kang kapoor kaufman keller kelley kelly kemp kennedy kent kerr khan kim king kirby kirk klein
kline knapp knight knox koch kowalski kramer kumar lam lamb lambert lane lang lara larsen larson lawrence lawson le leal
leblanc lee leon leonard lester levy lewis li lim lin lindqvist lindsey little liu livingston lloyd logan long lopez love
lowe lowery lozano lu lucas lucero lugo luna lynch lynn lyons macdonald macias mack madden maddox maldonado malone mann
manning marin marquez marsh marshall martin martinez mason massey mata mathews mathis matthews maxwell may mayer maynard
mcallister mcbride mccall mccarthy mccormick mccoy mcdaniel mcdonald mcdowell mcgee mcgrath mcguire mcintosh mcintyre
mckay mckee mckenzie mckinney mclaughlin mclean mcmahon mcmillan meadows medina medrano mehta mejia melendez mendez mendoza
mercado merritt meyer meyers meza michael middleton miles miller mills miranda mitchell mohamed molina monroe montes montano
montgomery montoya moody moon mooney moore mora morales moran moreno moretti morgan morris morrison morrow morse morton
moses moss moyer mueller mullen mullins munoz murillo murphy murray myers nash nava navarro neal nelson newman newton
nguyen nichols nicholson nielsen nieves nixon noble nolan norman norris norton novak nunez oakley obrien ochoa oconnell
oconnor odom odonnell ontiveros okafor okoye okonkwo oliver olsen olson oneal oneill orozco ortega ortiz osborne osei osorio owen
owens pacheco padilla palmer park parker parks parra parrish parsons patel patterson patton paul payne pearson peck pena
pennington peralta perez perkins perry peters petersen peterson pettway phan phelps phillips pham pierce pineda pittman ponce poole
pope porter potter potts powell powers pratt prescott preston price prince proctor pruitt quinn quintana quintero ramirez
ramos randall randolph rangel rao rasmussen raymond reed reese reeves reid reyes reyna reynolds rhodes rice rich richards
richardson richmond riddle riggs riley rios rivas rivera roach robbins roberson roberts robertson robinson robles rocha
rodgers rodriguez rogers rojas roman romero rosales rosario rose ross roth rowe rowland roy rubio ruiz rush russell russo
ryan saenz salas salazar salgado salinas sampson sanchez sanders sandoval sanford santana santiago santos saunders savage
sawyer schmidt schneider schroeder schultz schwartz scott sears sellers serrano sexton shaffer shah shannon sharma sharp
shaw shelton shepherd sherman shields short silva simmons simon simpson sims singh singleton skinner sloan small smith
snow snyder solis solomon sosa soto sparks spencer stafford stanley stanton stark steele stein stephens stephenson stevens
stevenson stewart stokes stone stout strand strickland strong stuart suarez sullivan summers sutton swanson sweeney tanner
tapia tate taylor terrell terry thomas thompson thornton tiwari todd torres townsend tran trevino trujillo tucker turner
tyler underwood valdez valencia valentine valenzuela vance vang vargas vasquez vaughn vazquez vega velasco velasquez
velazquez velez vera villa villalobos villanueva villarreal villegas vincent wade wagner walker wall wallace waller walls
walsh walter walters walton wang ward ware warner warren washington waters watkins watson watts weaver webb weber webster
weeks weiss welch wells west wheeler whitaker white whitehead whitfield whitney wiggins wilcox wiley wilkerson wilkins
wilkinson williams williamson willis wilson winters wise wolf wolfe wong wood woodard woods woodward wooten wright wu wyatt
xiong xu yang yates yoder york yoon young yu zamora zapata zavala zhang zhao zhou zimmerman zuniga
`;

/** Names of either kind that are also words, so that in lower case, or at the start of a sentence, they name nobody. */
export const namesThatAreWords = `
amber angel art april ash asia august aurora autumn abril bell bill bishop black blake brown bush carol chance charity chase
chip christian clay cook cooper cross crystal daisy dallas dawn day dean destiny drew earl english faith field fields
fisher flowers ford foster fox frank french frost genesis glass grace grant gray green gross guy hale hall hardy harmony
hazel heath heather hill holly hood hope house hunt hunter iris ivy jack jade jan jay jasmine joy june justice king knight
lamb lane lee little long love luna luz mark martin mason may max melody mercy mills miles miranda misty moon myers
noble norma north olive page park parker parks pat patience peace penny perry poole pope porter potter powers pratt price
prince ray reed reese rice rich rivers rob robin rock rose ruby rush sage said sally sam sandy sharp short sierra singer
small smith snow sparks stark stone strong sue summer summers sun taylor trey trinity victor viola violet wade walker wall
walls ward waters weeks wells west white will willow wise wolf wood woods young mora flores luna rey rosa rosario santos
angel cruz esperanza estrella paloma perla dulce alma campos mata rojas blanco soto tapia villa
`;

/** Whole names of people whom lessons and educators talk about, and of people in books. */
export const knownPeople = `
abraham lincoln|amanda gorman|amelia earhart|anne frank|benito juarez|bettina love|brene brown|cesar chavez|carol dweck
charlotte danielson|christopher columbus|cris tovani|doug lemov|dolores huerta|dylan wiliam|elena aguilar|emily dickinson
frederick douglass|frida kahlo|gabriel garcia marquez|gabriela mistral|george washington|gholdy muhammad|gloria anzaldua
gloria ladson billings|grant wiggins|greta thunberg|harriet tubman|harry potter|harry wong|helen keller|heidi hayes jacobs
howard gardner|huck finn|isabel allende|jackie robinson|jane austen|jane goodall|jason reynolds|jean piaget|jo boaler
jo march|john dewey|john hattie|john lewis|jose marti|junie b jones|kate dicamillo|katherine johnson|kelly gallagher
langston hughes|laura ingalls wilder|lev vygotsky|linda darling hammond|lisa delpit|lucy calkins|malala yousafzai|malcolm x
maria montessori|mark twain|martin luther king|marie curie|mary shelley|maya angelou|michelle obama|miguel cervantes
naoki higashida|nelson mandela|pablo neruda|paulo freire|penny kittle|peter liljedahl|peter parker|ramona quimby
robert marzano|roald dahl|rosa parks|ruby bridges|sally ride|sandra cisneros|sonia nieto|sonia sotomayor|sojourner truth
sor juana ines|sylvia mendez|temple grandin|thomas edison|thomas jefferson|tom sawyer|toni morrison|walt whitman
will shakespeare|william shakespeare|zaretta hammond|zora neale hurston
`;
