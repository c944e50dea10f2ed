/** Words without a subject of their own: they never make a message foreign. */
const common = `
a about above after again against all almost alone already also although always am among an and another any anyone anything are around as ask
at away back be because been before being below best better between both but by came can cannot come comes coming could currently did do does
doing done down during each either else enough etc even ever every everyone everything exactly except far few find fine first for from full
fully further gave get gets getting give given gives giving go goes going gone good got great had happen happens has have having he hello help
her here him his how however i if in instead into is it itself just keep kept kind know last later least left less let likely little long lot
lots made make makes making many may maybe me mean means meant might mine minus more most much must my myself near need needed needing needs never
new next no nobody none nor not nothing now of off often oh ok on once one ones only onto or order other others our out over own particular
people perhaps please possible possibly probably properly put puts quick quickly quite rather ready really reckon right s said same say saying says
second see seem seems seen set shall she should show shows since so some somehow someone something soon sorry sort start started still stuff
such sure take taken takes taking tell telling than thank thanks that the their them then there these they thing things think thinking this
those though through till time times to today together told tomorrow tonight too took tried tries true try trying twice two under understand
unless until up upon us use used using usually very via want wanted wanting wants was way we well went were what when where whether which while
who whole whom whose why will wish with within without wonder wondering won would wrong yes yesterday yet you your yours yourself zero
able across actually afternoon ago altogether anyway apart bad bit bits bother bothering bottom break breaks bring bunch care case cases certain
change changed changes changing check choose choosing chose chosen clear clearer confused correct couple day days dear decide decided
definitely depends different difference differ differently do-able doable easier easiest easy either end ended ends evening explain explained
explains extra fair fast feel feeling few figure final finally fit fits follow forget form forward friend fun general girl guess guys hand
handy happy hard harder hardest hate hear heard hi hold holding honest hope hour hours idea ideal ideas important include included includes
including interested issue kindly knew large late lately latest leave leaves leaving letter like liked likes line list lists look looking looks
lose losing love main manage matter matters max maximum meaning mention mind minimum minute minutes miss missed missing moment monday month
months morning move name near necessary nice night normally note number numbers obviously old okay open opposed option options part parts past
pick picked picking picks place plain plainly please plus point points prefer problem problems proper quickest quiet rest
sake saturday screen seriously short shorter simple simply single small smallest somewhere sound sounds space stand step stick stop stopped stops
straight stuck suggest suggested suggestion suggestions suit suits sunday supposed switch swap swapping talk talking thursday total totally
towards tuesday twelve type typed understood unsure useful usual wait waiting wednesday weekday weekdays weekend weekends week weeks friday word
words work works worked working worry worried worse worst worth write writing year years stupid thick silly basic basics brill brilliant cool
deliver obtain verify confirm display undertake receive adequate acceptable accept advise advice aware believe bring brought catch chance claim
combo combos consider considering continue contain contains count counts current currently decide deciding describe difficult discuss drill earn
effort ended ensure entire entirely equal exact examine examined exclude expect expected eye fail failed failing fancy favour favourite field fill
finally fixed further gain gained gave given glad guide guidance headway hint hire honest hopefully identical indeed individual inform instance
intend intending intention involve job keen key knowledge lack lacking lad lass friend colleague mate brother sister daughter son boss manager
trainer tutor teacher assessor trainee newbie limit limits local logged loads lock look match matched mention mess middle minded mix mixed moved
name named natter nearly negative nicely obvious occur offer offered offers opinion outside overall page pack percentage perfectly
permission permit person personally pop position possibility practical practically prefer preferred preferring present previous previously proceed
process prove provide provided purpose query quickly quote random rate reach reached reason reasons recap refer regarding regards remains remembered
report request requests reset resit respond return returned review risky route routes rubbish run running sake satisfied satisfy seek sensible
separate separately serious shape share shared shift shot sick side simply sit sitting situation solid somebody source speak special spare specific
specify spot stage starting state statement stats statistics status steer struggle struggled struggling stuff succeed success such suggest sum
supply sure surely tackle target technically tend terrible tip tips tool total touch trouble trying twice undecided unfortunately unit upcoming
updated urgent valid various verify version view viewing vital waste wanted warn weigh whatever wide willing wise without wonder workload worthwhile
mon tue tues wed thu thur thurs fri sat sun noon january february march april june july august september october november december fortnight easter christmas turn turning turned head nut mad top date copy example examples leader outline comprise comprises become became candidate candidates registration register registered material materials delivery coursework leave rub while hour money entry become brand starter revisit incorrectly incorrect mood following follow service theyre colleagues vs versus v hit fire throw shoot bag bunch batch handful set round pile unitwise bot robot assistant program system thing app reckon suppose gather heck hell crack chuck chucked bung whack shove stick plonk pencil
anymore aloud alowed alright legit doable kosher cushty canny hows abouts offence joke human everyday lunch lunchtime break dinner tea 
perfect lovely grand sorted fab awesome amazing ace sweet wicked nope dear kind regards evening yourself myself whichever whatever actually
`;

/** Words of what this assistant does; they may be mended when misspelt. */
const domain = `
unit units level levels credit credits certificate certificates qualification qualifications course courses plan plans mandatory optional barred
allowed allow allows permitted permit compatible combine combined combination combinations combining clash clashes clashing conflict conflicts
overlap overlaps mix mixing pair pairs pairing together alongside enough sufficient complete completed completes completing completion finish
finished finishing pass passed passing qualify qualified achieve achieved achieving achievement select selected selecting choice choices
recommend recommended recommendation suggest remaining outstanding required requirement requirements rule rules restriction restrictions
save saved saving add added adding remove removed removing drop dropped dropping replace replaced delete deleted deleting record records
recorded register registered enrol enrolled sign signed signing skip skipped skipping swap swapped exclude excluding except without
quiz quizzes question questions test tests testing tested mock practice practise practising revision revise revising answer answers answered
exam exams examination assessment assessed assess assessments assessor criteria criterion evidence checklist checklists portfolio outcome
outcomes learning submitted submit progress score scores scored result results average mastery weakest weak weaker strongest strong behind
track ahead team teams learner learners apprentice apprentices apprenticeship manager staff cohort group groups students everybody struggling
daily reminder reminders remind notification notifications message messages prompt prompts pause paused resume restart snooze weekday weekdays
weekend weekends morning afternoon evening noon midday midnight quarter half past oclock holiday schedule scheduled
fee fees cost costs price prices charge charges pay paid funding free eligible eligibility suitable suited entry approval approved
centre center contact phone email address telephone support supported resources handbook related similar nvq award diploma
privacy personal data information store stored storing export download erase wipe forget account history
study studying learn learning topic topics subject subjects summary cover covers covered covering contents content involve involves involved
style streak streaks learnt learned diagnostic hours guided notional size worth value title titled called version explain explanation describe define definition meaning stand stands
undo revert reset cancel repeat help menu commands commence begin hint ocr ofqual qcf awarding body accredited mandatory
`;

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

export const commonWords: ReadonlySet<string> = new Set(wordsOf(common));
export const domainWords: ReadonlySet<string> = new Set(wordsOf(domain));
