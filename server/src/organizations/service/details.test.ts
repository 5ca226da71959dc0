import { describe, expect, it } from '@jest/globals';
import { bilingual } from '../../kernel/index.js';
import { detailProblems, keysOf, nameKey, storedDetails } from './details.js';

const details = {
  name: bilingual('兰州某某科技有限公司', 'Lanzhou Moumou Technology Co., Ltd.'),
  kind: 'enterprise' as const,
  region: '620102',
};
const problemsOf = (changes: object) =>
  detailProblems(storedDetails({ ...details, ...changes })).map(({ path, code }) => `${path} ${code}`);

describe('details of an organization', () => {
  it('are normalised before they are stored', () => {
    const stored = storedDetails({
      ...details,
      creditCode: '91350100-m000100y43',
      aliases: [' 某某 ', '', '某某'],
    });
    expect(stored).toMatchObject({ creditCode: '91350100M000100Y43', aliases: ['某某'], address: null });
    expect(keysOf(stored)).toEqual({
      nameKeys: ['兰州某某科技有限公司', 'lanzhoumoumoutechnologycoltd'],
      aliasKeys: ['兰州某某科技有限公司', 'lanzhoumoumoutechnologycoltd', '某某'],
      sortKey: '兰州某某科技有限公司',
    });
    expect(nameKey(' ＬＺ（某某）-1 号 ')).toBe('lz某某1号');
  });

  it.each([
    [{}, []],
    [{ creditCode: '91350100M000100Y43' }, []],
    [{ creditCode: '91350100M000100Y44' }, ['creditCode INVALID_CREDIT_CODE']],
    [{ creditCode: '123' }, ['creditCode INVALID_CREDIT_CODE']],
    [{ region: '629999' }, ['region UNKNOWN_REGION']],
    [{ region: '' }, ['region UNKNOWN_REGION']],
    [{ name: bilingual(' ', 'X') }, ['name REQUIRED']],
    [{ name: bilingual('———', '...') }, ['name MALFORMED']],
    [{ name: bilingual('名'.repeat(121), 'X') }, ['name.text TOO_LONG']],
    [{ aliases: Array.from({ length: 21 }, (_, i) => `a${i}`) }, ['aliases TOO_MANY']],
    [{ aliases: ['ok', 'x'.repeat(121)] }, ['aliases.1 TOO_LONG']],
    [
      { contact: { name: ' ', email: null, phone: 'x'.repeat(121) } },
      ['contact.name REQUIRED', 'contact.phone TOO_LONG'],
    ],
    [
      { region: '1', creditCode: 'x', name: bilingual('', '') },
      ['name REQUIRED', 'region UNKNOWN_REGION', 'creditCode INVALID_CREDIT_CODE'],
    ],
  ])('%j have the problems %j', (changes, expected) => expect(problemsOf(changes)).toEqual(expected));
});
