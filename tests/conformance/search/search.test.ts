import { describe, it } from '@jest/globals';
import { embedded, meilisearch } from './engines.js';
import { finding } from './finding.js';
import { narrowing } from './narrowing.js';
import { reading } from './reading.js';
import { showing } from './showing.js';
import { writing } from './writing.js';

const suites = [finding, narrowing, reading, showing, writing];
for (const conforms of suites) conforms(embedded);

const { TEST_MEILI_URL, TEST_MEILI_MASTER_KEY } = process.env;
if (TEST_MEILI_URL) {
  for (const conforms of suites) conforms(meilisearch(TEST_MEILI_URL, TEST_MEILI_MASTER_KEY));
} else {
  const left = it.skip;
  describe('Meilisearch', () => {
    left(
      'gives the same answers: needs TEST_MEILI_URL, and TEST_MEILI_MASTER_KEY where it has a key',
      () => undefined,
    );
  });
}
