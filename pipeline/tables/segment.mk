# The word tables of the segmenter; embedded by the rules of spell.mk.
embedded += abreviations amorces intitules lettres noms_a_point
