/** What a state means to the reader: whether something is to be done, went well, went wrong, or is over. */
export type Tone = 'quiet' | 'active' | 'waiting' | 'good' | 'bad';
