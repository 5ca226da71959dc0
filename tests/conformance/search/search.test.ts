import { embedded } from './engines.js';
import { finding } from './finding.js';
import { narrowing } from './narrowing.js';
import { reading } from './reading.js';
import { showing } from './showing.js';
import { writing } from './writing.js';

for (const conforms of [finding, narrowing, reading, showing, writing]) conforms(embedded);
