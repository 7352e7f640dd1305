/** The part of the options that a chip shows and the dialog opens at. */
export type OptionsPart = 'language' | 'model' | 'task' | 'more';
