/** Words that ask, join and point: they say nothing of what is asked about. */
const frame = new Set(
  `a an the and or but if so of to in on at by for from with into as is are was were be been being am do does did doing done
  has have had having i me my mine you your yours u ur we us our they them their it its this that these those there here he she him her
  what whats which who whom whose when where why how can could should would will shall may might must not no yes ok
  please pls hi hello hey thanks tell explain describe define definition meaning mean means meant stand stands give show say says said
  know need want wanna like just really actually again about than then also too very much some any all
  difference differences between vs v versus compare compared example examples steps step way ways thing things stuff
  get got go going make made let lets one ones other others someone somebody something anything
  quick question wondering remind understand exactly basically mate bit kind sort type types s t re ve ll d m
  happens happen called`.split(/\s+/),
);

/** Whether a word belongs to the asking and not to what is asked about. */
export function isFrame(word: string): boolean {
  return frame.has(word);
}
