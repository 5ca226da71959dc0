import { deserialize, DBRef, ObjectId } from 'bson';
import { test } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryValue } from './arbitrary.test-support.js';
import { decode, decodeExact, encode } from './decode.js';

void [deserialize, DBRef, ObjectId, test, fc, arbitraryValue, decode, decodeExact, encode];
