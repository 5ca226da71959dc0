import { register } from 'node:module';
import '../../../server/dev/register.mjs';

register('./hooks.mjs', import.meta.url);
