/** TEST_THOROUGH=1 asks everything of everybody, where a run by hand is content with a part chosen by rule. */
export const thorough = process.env.TEST_THOROUGH === '1';
