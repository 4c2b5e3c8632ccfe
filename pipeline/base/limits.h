/*
 * limits: every limit on hostile or ugly input, by name, with its reason. A test stands just beyond each.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_UNIT (1024 * 1024)      /* bytes of a unit's text: a longer paragraph is cut at white space; spans are 32 bits */
#define LIMIT_BLOCK (256 * 1024)      /* bytes of text that travel together to a worker; more gains no speed, only memory */
#define LIMIT_READ (128 * 1024)       /* bytes asked of the system at once */
#define LIMIT_WORKERS 64              /* threads: more than any machine of a translator has */
#define LIMIT_PASSAGES (1024 * 1024)  /* long sentences of a document that are looked for again: those of twenty novels; 16 MiB */
#define LIMIT_SIGHTINGS (128 * 1024)  /* places of a unit that rules of typography look at: prose of LIMIT_UNIT has a third */
#define LIMIT_OPEN_MARKS 64           /* brackets and quotation marks of a paragraph that are open: deeper ones are passed by */
#define LIMIT_LOOSE_MARKS 64          /* … that have no other: with more of them it is a drawing, not a text */
#define LIMIT_MARKERS 65535           /* lines of a document that ignore findings: their numbers have 16 bits */
#define LIMIT_GUESSED 20000           /* unknown forms that are looked up among their neighbours, and one more for LIMIT_GUESS_SHARE */
#define LIMIT_GUESS_SHARE 100         /* … words of the job: prose has one in two hundred, noise has nothing but */
#define LIMIT_WORD 100                /* bytes of a form handed to hunspell: longer is no French word, and 1.7.1 slows down */
#define LIMIT_FOLDED 400              /* bytes of a word in the text: four times LIMIT_WORD, for what folding takes away */
#define LIMIT_SUGGESTIONS 6           /* suggestions of a finding: nobody reads more */
#define LIMIT_GROUPS_SHOWN 250        /* words shown in one go: more than an editor reads of a novel; page.js has it as PAGE */
#define LIMIT_CONTEXTS 3              /* places shown for one word in the report */
#define LIMIT_LINE_SHOWN 100          /* code points of a line shown round a finding on the terminal */
#define LIMIT_LIST (16 * 1024 * 1024) /* bytes of a list that the user gives: a million words */
#define LIMIT_BASELINE (32 * 1024 * 1024) /* bytes of a baseline: three hundred thousand findings, which nobody lives with */
#define LIMIT_DIFF_LINE (16 * 1024)   /* bytes of a line of a diff that are looked at: four for each of the longest path */
#define LIMIT_DIFF_STRETCHES (1024 * 1024) /* changed places of a diff; 8 MiB: whoever changes more checks the whole */
#define LIMIT_MANIFEST (16 * 1024 * 1024) /* bytes of job.json: ours is some kilobytes; a larger one is no manifest */
#define LIMIT_XML_DEPTH 64            /* nesting of an XLIFF file: real ones stay under 12 */
#define LIMIT_XML_TEXT (8 * 1024 * 1024) /* bytes of one text in an XLIFF file: a unit of LIMIT_UNIT, each character escaped */
#define LIMIT_XML_TAG (256 * 1024)    /* bytes of one tag or comment, or of all before the first tag: a document's name, a
                                         licence; what is longer attacks (a document type, attributes by the thousand) */
#define LIMIT_XML_ATTRIBUTES 256      /* of one element: libxml2 compares each with each; CAT tools write some twenty */
#define LIMIT_XML_NAMES 4096          /* names in one file: libxml2 keeps them all, and slowly; CAT tools know some hundred */
#define LIMIT_XLIFF_UNIT (24 * 1024 * 1024) /* bytes held of one unit: source, target, and a sentence every other byte */
#define LIMIT_NOTE_WORD 100           /* code points of the text that a note in XLIFF quotes: a finding may span a paragraph */
#define LIMIT_MARKS 16                /* marks inside of each other in XLIFF: readers limit nesting, ours at LIMIT_XML_DEPTH */
#define LIMIT_SEGMENT (4 * LIMIT_UNIT) /* bytes of one segment's target: a translation is not four times a paragraph */

#endif
