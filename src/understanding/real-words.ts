/**
 * Real English words that look like misspelt words of ours and are not to be mended: the words of Debian's
 * wamerican-small and short ones of wbritish (SCOWL) that the spelling of this program would otherwise change.
 */
const list = `
abrasive paris salem abscessed absented accidental accurate acridest acrostic activist activists addend adder addled addling
addressee adducing adversity advocating aglow agreeing allegation allot allots allotted allotting alloy alloyed alloys
allusive ambience amperage analysed analyser analysers analyses analysing analysts analyzes angering antlered apologia
appendices apprenticed apprised archived archiving aromatic arousing ascending assented asses assets assonance
asthmatic attaining attention attested attesting attraction attribution authorise autocratic automata automaton
aversion aversions avocation awaiting axiomatic balloted barbed barbered bared barfed barged barked barraged barrel
barreled barren barrener barrister barristers bartered basil basin bedding began begun belaying bellying bending
benefice benefices beriberi biding binding bindings birding bitterest blanched blanking blearier bleating bleeding
bleeping blenching blessing blinding bling blinking blistering blogging blondest blooding blotters blundering blunting
blurrier bossiness bounding breading breeding bridging bridling bruskness budding buddings bulkiness bulling bullring
bullrings burliness burred bushiness busing busyness caching cackling caddying cadre cajoling calamine calamity
calibers calipers calked calking calkings callipers callow callower callused callusing calved calving cancer candling
canter capacitor capering captivities captivity caret carnival caroling carolled carollers carolling caroming carve
cashback cashes cashing castling casts catalysis catering caulking cavilled cavilling celebration celerity censer
chalices chalking chancel chancels chandler chanter chanters chapter chapters character charades charger chargers
charier chariest charity charmer charmers charming charted chaster chatter chatters chattier cheeking cheeping
cheesing chequing chillers chilling chinking chocking choicer choicest chuckling cinching citizenry clacking clamming
clamping clanging clanking clapping clarify clasp clasping class classes classing clatters cleaners cleaving clerking
clicking clinical cloaking clocking clogging clomping cloning clopping closeting clothing clotting clouting clover
clovers clowning cloying clucking clutters coaling coalitions coarse coarsens coarsest coast coasting coasts coats
cobbling coddling coercing coffined coffining cohered coherence cohering coiling coincidence colander collages
colliers coloring colts columbine comas combated combating combing combs comer comers comestible comma commando
commandoes commandos commas commend commendation commended commends commented comments commerce committal committed
commoner commuted commuter commuters commutes compacted compacter compacting compaction compassion compete competed
competes competing competition compilation compilations compiled compiler compilers compiling complacent completest
complexes complexion complexions compliant complication complied complies complying comported composer composers
composted composting compotes conceits concepts concerts concession concordance condensation condoling conduce
conduced conduces conductor conduit conduits confession confined confining congests conjurer connects consolation
consoling constant constants constrict constricts consular contempt contend contending contends contest contests
context contexts contiguous continent continents continuum contorts contractor contractors contradict contradicts
contrail contrails contralto contrary contrast contrasts convection convened convenes convening convent convention
convents converged convergence converging converted converting converts conveyed conveying convictions convicts
convincing convulsion cooing cooking coopered coopering cooping coots coriander corms cornered cornering cortical
costlier couching coughing counsels counteract counteracts couplets couriers courser courtesy coven covens coverlet
covert coverts coves covet coveted coveting covets covey coveys cower cowered cowering cowers cowhands cowling
cowlings coyer cozening cradling cramming crash crashes crashing crawling creaking creditor creditors cremated
cricking criminal crooking crooning crouching crullers crushing crust crustier culled culling currency curse curses
curst customary cysts dairy daisy dally dartboard deadlier deadliest dealt debarred debasing debating debiting
debuting decal decaying deception decking declines decoying deduction defacing defaming defeated defeating defected
defecting defection defective defenced defended defensed defiance deficiency defile defiling deflated deflating
deflected deflecting deflection deformed dejected dejecting dejection delaying delicate delinted delinting deluding
deluging delusion delusions demented demoting demurred denoting depiction deplaning deplete depleted depletes
depleting deploring deposing deputing derailing derails derision descried descries descriptor deserted deserting
desertion deserved desiring detains detector detention detentions deterred detested detesting detracted detracts
devaluing deviling devoting dialing dialings dialled dialling difficulty digested digressed dilating diluting
diplomacy diplomat diplomata diplomats directest directly director discoing discorded disinter disjoint dismount
dismounts disorderly displace disproving dissected dissident dissidents distaste distastes distorter distrusted
diversify diverted divested division divisions doily dovetails downsize drawling dreading dreaming dregs dressing
drily dripped dripping drippings drooling droop drooped drooping dropper droppers drowning drowsing duelling dwelling
economics ejaculation electrician elimination elocution emanating emceeing emending eminence emission emissions
endorsement energise enfolded enlargement ennobled enticement environmental equalise escapade escorted escorting
especial eternal ethnics ethnology evidenced evincing evocation evolution exaltation excavate excavation exceedingly
excelling excerpt excerpts exclamation excreting excusing exhort exorcise exorcised exorcises exorcism exorcist
expediency expending expert expertise exploding exploration explorer extending extolled extort extruding fallow
fallowed fallows famished famishing farming farmings feces feedbags feeds fending fezes fiendish financing finessed
finessing finis firming fishbowl fixtures flagging flatters flees flirting flitting flogging floggings flotation
floundering flunking flutters foaming fondling foraging foraying forcing fording foremast foremasts foremost foresting
foretaste foretasting forge forged forger forges forging forgoing forking founding foundling fracture fractures freed
freer freights frequent frights fronting frosting fuddling funking furnished furnishing fusing gadded gadding galloped
gallows genera gentry gleaming gleaning glided glinting glistening glitters grafting gratification greasing greening
grepping grieving gritting groupers groupies grousing grout grouting grouts grownups grueling grunting guesting
haggling hallow hallowed hallows halyards handler handlers handsomer handwork hangover hangovers hardcover harden
hardener hardier hardline haring hassling headiest headrest healing healthy heaping hearth heath heating heaving
heavyset herder historian hither hoarder hoarders hoarding holdover holing hooding hording hounding huddling hungover
hurdling hysterical icebound illusion imploding imploring imposing improvise improvising inaction incidental
incidentals incipient incision incursion indigent indigents infection infernal inflection infusion inherent injection
injunction injures injuring inquiries insertion insistent insolent inspector instigation intensest intensive
intensives intercept interject interment internee internet internist intersect intrusion intuition invective invoiced
invoices iteration iterative joust lactation laddering lading lagging leaching leafing leaking leaner leaping learnt
leashing leasing leathers leavened leavening lecterns legation legging leggings legibility lending lesions lessening
lessens lessors levee levees lever levering levers libation lifelike lifeline lightening lighting likening lilting
linting littering litters livelihood livelihoods livening locution locutions lodging lodgings lofting looniest
lounging loyally lugging machinery mallow mallows manacling mandating mange manger mangling manor mantling manuring
marveling massage massaged massages massaging master mastered masterly masters maturing maturity mayor melting
menacing menage mesdames metering methadone methanol meting metrical middy midway miking miming minatory minoring
miring misspelling misspellings moaning mobilizing monastery mooching mooning mopping motoring mounding mounting
mourning mulching munching musing mutilation nativities nativity negligible objector objectors ombudsmen omission
omissions opining organization organizations outcries outfoxes outstandingly outvotes overbite overcame overdoing
overdosing overeats overlaid overlain overland overlay overlays overlies overload overloads overpass overpays overplay
overplays overripe oversize overstating overtake overtone overture padded padding paddling pails painting palsying
pancaking panning papering paralysis paralytics parentage paring parkways paroling parring parrying parse parsed
parsing passel passer passions passport pasta pastern pasterns pasture pastured pastures pasty patter pattered
pattering patters pavement pears pepping perforating perfuming perks permeated perms permuted persisted persona
personae personage personnel petting phonemic phoney phony picnicking piers pissed pissing pitting placation placental
plaguing plaid plaint plait plaiting plane planes planing plank planking planks plant planting plantings plants
platters pleading pleasure pleating plopping plotters plotting plugging plundering plunging plunking pooping postlude
potting praising prancing prawning precedence precise preciser precises precision predated preempts prelates premiere
premiss premisses prenatal prepping preset presume presumed presumes pretension prevention pricey priciest prick
pricking prickles pricks pricy pride prides pries primacy prime primes prince princes princess princesses principals
prioress priories prise prises prize prizes proactive proceeding processional processionals procures prodding profess
professed professes professing profession professions professor professors projected projection projections prompter
prompters promptest promptly prone proofing proposer propping prosecuted prosecution prosiest prospector prospectus
prospering prosperity prospers protector protested protester protesting protestor protests protracted provision
prowess prowlers prowling pungency punitive punting pupping purer purge purified purse puttering puttying quainter
quantify quantity quarterly quartet quartets questing ravishing realising rebated rebind recanted receding receipting
reception recessing reciting reclining recoiled recoiling recompensed recondition recopied recopying recouped
recouping recourse recover recovered recovers recurred recurring refereed referees referral refiling refiners refining
reflector reflexive reformed reforming refraction refraining refusing refutation refuting regaining registrar registry
reheat reheated rehiring reindeer reindeers reinforcement reiteration rejection rejoinder rejoinders rejoining
relapsed relaxed relayed released relegated relented religion relishing reliving reloaded reloading relocated
remainder remainders remaking remand remanded remanding remarking remission remote renounce renounces renouncing
reorging repeal repealed repent repenting replayed repleted repleting repletion reportage reposing representation
reprising reproved reproving reputable reputation reputations reputing requited requites rerouting reselling resent
reserved reserving residence residing resisted resister resisters resisting resistor resorted resorting resorts
resounding respelt respiration respired restated retailing retaining retarded retarding retirement retirements
retiring retorted retorting retorts retraced retraction retractions revelation revelations reveling revenging revere
reverent revering revery revile reviling revive reviving revoking revolting revolution revolutions revolve revolved
revolver revolves revolving revulsion rewind rewiring reword reworded rewording rewords reworked reworking rightest
rightist riles riposting roasting rogering roistered roosting rotating rotting roughing rouging rousing routine
routines rubes ruler rulers rumoring runes ruses sables saddling sades sages salience sallow sallower sallying salts
salve salved salves salving sanding sands sapped sarong sated sates sating savaging saver savoring savvying sawed
sawing saxes scalding scales scalpers scalping scamming scare scared scares scarfing scaring scarring scatting
scenting schooling scimitar scoffing scolding scone scones scooping scooting scope scoped scopes scoping scorched
scorches scorching scorer scorers scorn scorned scorning scorns scotching scoured scourged scourges scourging scouring
scouting scowling scraping scrimping scrupling scudding scuff scuffing sculling sculpting sculpture sealing seating
seceding secession secluding sedating seeding seedling seething seize selectmen selector sentry serenity servile servo
settable settling sexting sexuality shafting shareholder shareholders sharping shave shaved shaving shavings shearing
shedding sheering sheeting shelf shell shelling shelving shilling shillings shills shinning shipped shipper shippers
shipping shitting shlepping shoaling shore shored shores shoring shouting shrilling shrugging shysters sighed sighing
sighting signalise signer signet sills similarly sincerest singed singeing singing sinned sinning sixpence sizer
skidding skillets skimming skimp skimped skimping skinning skipper skippered skippering skippers skirting skulking
skulls slandering slapped slapping slave slaved slaver slavered slavers slaving sledding sleeting slitting slogging
sloppier slopping slotting slugging smearing smell smelling smelting smock smudging smuggest smuggling snaffling
snapped snapping snarfing sniffing snipped snipping snooping snore snored snores snoring snorting snuff snuffing
snuggest snuggling soggiest solacing soles soling soloing sopping sores spacial spanning sparring spatters spatting
specialty spectral spell spelling spellings spieling spilling spills spinning spited spitting spooring spore spored
spores sporing sporting sprinting spurting squatter squinted squirted stabbing stabling stacking staid staining stales
stalking stalling stamping standbys stank stapling stare stared staring starlets starling starving stashing statesmen
statuary stave staved staving steadying stealing steam steaming steams steeling stemming sterling stiff stiffing
stifling stippled stippling stirring stocking stoke stoked stoking stole stomping stone stoned stoniest stoning
stooping stopper stoppers storey storied stork stormier stormily story stove stowed stowing strafing straggling strand
stranding strands strangest strangling strapped strawing straying streaking streaming strengthen strengthens stricture
striding string stringent stringiest striping stripling stripped stripping stroking stronger strongly stropping strung
stubbing studding studly studs stuffing stuffings stuffy stunning stunting sturdy stymying suave submitter subsisted
subtitled subverts succored succoring sufficing suing sullying summarily summarizing summery summitry supervise
survives suspects suspicion suspicions suturing swamp swamped swarming swatting sweating swell swelling swellings
swigging swilling swills swipe swirling swooping swopped swopping swore tailing tainting tallow tangents tasted
tasting teaks teals tears teats technician teems teething telephoto telethon telethons temperate tempting tented
tenting tents tester testis testy thickening thorough thoughts thralling threading tickling tiled tilted tinkering
tithe tithed tittle toadying toasting tonic tonics toxic trace tracing tracings tract traducing traipsing tramming
tramping trampling trams transfix transform trapping trashing traveling trawling treading treadling treaties treatise
trebling trekking trialling trick trifling trilling tripling trolling tropic tropics trotting trouping truanting truck
trudging trusting trysting tuckering tweak tweaking tweeting twerking twisting understating unfit unfits unhappily
unity unsealing upsetting utilization vague valve venerable vilifying virulence vivifying wadded wadding waddling
walloped wallow wallowed wallows warding washboard weaken weakened wearer weariest weaver whelp whiting whitings width
winteriest wiper witch wooding workdays workfare workhorse worming worthy wounding wreak wresting wringing writhing
wroth
`;

/** Words left as they are. */
export const realWords: ReadonlySet<string> = new Set(list.split(/\s+/).filter((word) => word !== ""));
