import { type App, type DemoAccount } from '@duijie/server';
import { planChallenge, move } from '../acts/challenge.js';
import { letInVisitors } from '../acts/demo-accounts.js';
import { diagnosisRound } from '../acts/diagnosis.js';
import { letInFirstAdministrator } from '../acts/first-administrator.js';
import { confirm, draft, registerEnterprise, release, revise, settle, submit } from '../acts/requirements.js';
import { assign, diagnose, openRound } from '../acts/reviews.js';
import { claimantOf, rolesIn } from '../acts/roles.js';
import { Telling } from '../acts/telling.js';
import { Cast, type Troupe } from '../acts/troupe.js';
import { type CastPerson, type Need, readCast } from '../content/index.js';
import { openChallenge } from '../open-challenge/challenge.js';
import { readOpenChallenge } from '../open-challenge/content.js';
import { Days } from '../open-challenge/days.js';
import { forEach, inTurn, type Part, playAll, type Report } from '../stage/programme.js';
import { Stage } from '../stage/stage.js';

const first = 'first administrator';
const office = { administrator: 'per-adm1', head: 'per-org1', requirements: 'per-org1', reviews: 'per-org1' };
const cast = ['per-adm1', 'per-org1', 'per-bio1', 'per-ene1'];

/** The week in which a round of diagnosis is open: one need is released, one selected, one waits to be reviewed. */
export async function reviewWeek(app: App, report: Report): Promise<{ accounts: readonly DemoAccount[] }> {
  const now = app.kernel.now();
  const days = new Days(now);
  const stage = new Stage(null, app);
  const { enterprises, needs } = readOpenChallenge();
  const need = (key: string) => needs.find((each) => each.key === key)!;
  const [released, selected, waiting] = [need('opn-05'), need('opn-12'), need('opn-08')];
  const own = enterprises.filter(({ key }) => [released.enterprise, selected.enterprise].includes(key));
  const telling = new Telling(stage, new Cast(), office, own);
  const visitors = letInVisitors(
    {
      open: telling,
      over: [],
      firstAdministrator: first,
      toReview: waiting,
      enterprises: [selected.enterprise],
      region: '620100',
      answer: null,
      serviceCentre: '',
    },
    now,
  );
  const parts = [
    ...beginnings(telling, days),
    ...collection(telling, [released, selected, waiting], days),
    ...diagnosis(telling, [released, selected], days),
    inTurn('A need is released', [released], async (each) => {
      await confirm(telling, each, days.at(-3, 0));
      await move(telling, 'startSoliciting', days.at(-2, 0));
      await release(telling, each, days.at(-2, 30));
    }),
    ...visitors.parts,
  ];
  await playAll(parts, report);
  return visitors;
}

function beginnings(telling: Telling, days: Days): Part[] {
  const { people, bodies } = readCast('gansu-7/people.yaml');
  const some = people.filter(({ key }) => cast.includes(key));
  const own = bodies.filter(({ key }) => some.some(({ body }) => body === key));
  return [
    inTurn('The first administrator comes in', [first], (key) =>
      telling.scene(key, days.at(-30, 0), (troupe) => letInFirstAdministrator(troupe, key)),
    ),
    inTurn('Everybody is introduced', some, (person) =>
      telling.scene(`introduce ${person.key}`, days.at(-30, 30), (troupe) => introduce(troupe, person)),
    ),
    inTurn('Offices and institutions register', [...own.entries()], ([index, body]) =>
      telling.scene(`register ${body.key}`, days.at(-29, index), async (troupe) => {
        await troupe.claim(claimantOf(some, body.key).key, body, index + 1);
        await troupe.verify(office.administrator, body.key);
      }),
    ),
    inTurn('A challenge collects', [own[0]!.key], async (body) => {
      await planChallenge(telling, openChallenge(telling.cast.organization(body), days), days.at(-28, 0));
      for (const person of some.filter(({ role }) => role !== 'administrator'))
        await telling.scene(`roles of ${person.key}`, days.at(-28, 30), async (troupe) => {
          for (const gift of rolesIn(telling, some, person))
            await troupe.give(office.administrator, person.key, gift);
        });
      await move(telling, 'startCollecting', days.at(-28, 60));
    }),
  ];
}

async function introduce(troupe: Troupe, person: CastPerson): Promise<void> {
  await troupe.register(first, person.key, person);
  if (person.role !== 'administrator') return;
  await troupe.give(first, person.key, { role: 'administrator', scope: { kind: 'platform' } });
}

function collection(telling: Telling, needs: readonly Need[], days: Days): Part[] {
  return [
    forEach('Enterprises register', [...telling.enterprises.entries()], ([index, each]) =>
      registerEnterprise(telling, each, 100 + index, days.at(-20, 120)),
    ),
    inTurn('Needs are submitted', [...needs.entries()], async ([index, need]) => {
      await draft(telling, need, days.at(-20, 120 + index), null);
      await submit(telling, need, days.at(-19, index));
    }),
  ];
}

/** Both are diagnosed, selected and worded for the public. */
function diagnosis(telling: Telling, needs: readonly Need[], days: Days): Part[] {
  const terms = diagnosisRound(days.begins(-7), days.begins(7));
  const expertOf = ({ field }: Need) => (field === 'biomedicine' ? 'per-bio1' : 'per-ene1');
  return [
    inTurn('The round opens', [terms], (each) =>
      openRound(telling, each, { plannedAt: days.at(-8, 0), openedAt: days.at(-7, 0) }),
    ),
    inTurn('Two needs are diagnosed', needs, async (need) => {
      const expert = expertOf(need);
      const finding = { expert, points: [20, 21, 22, 20], recommendation: 'select' as const };
      await assign(telling, { expert, at: days.at(-7, 60), needs: [need] });
      await diagnose(telling, need, { ...finding, acceptedAt: days.at(-6, 0), submittedAt: days.at(-5, 0) });
      await settle(telling, need, 'select', days.at(-4, 0), null);
      await revise(telling, need, days.at(-4, 60));
    }),
  ];
}
