import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as shared from '@duijie/shared';

/** Every lifecycle that is declared in shared/src/workflows, by the names of their subjects. */
export const workflows: readonly shared.Workflow[] = Object.values(shared as Record<string, unknown>)
  .filter(
    (each): each is shared.Workflow =>
      typeof each === 'object' && each !== null && 'subject' in each && 'actions' in each,
  )
  .sort((a, b) => (a.subject < b.subject ? -1 : 1));

const introduction = `# Lifecycles

Written by \`npm run diagrams\` from \`shared/src/workflows\`: change it there.

A table says what is legal, and who is meant to do it. Whether it happens now is the server's to say: it asks the slice's policy and guards as well
(\`viewerActions\` on every record). *stays* means that the action leaves the state as it is; *system* is the clock or another lifecycle, in the same transaction.
Where a reason is needed, the action is refused without one.`;

/** The lifecycles as a Markdown document: per workflow a Mermaid state diagram and the table it is drawn from. */
export function lifecyclesDocument(): string {
  return `${[introduction, ...workflows.map(section)].join('\n\n')}\n`;
}

function section(workflow: shared.Workflow): string {
  const words = workflow.subject.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const title = `## ${words[0]!.toUpperCase()}${words.slice(1)}`;
  return [title, `\`\`\`mermaid\n${diagram(workflow)}\n\`\`\``, table(workflow)].join('\n\n');
}

function diagram(workflow: shared.Workflow): string {
  const { states, initial } = workflow;
  const named = states.filter((state) => idOf(state) !== state);
  const last = states.filter((state) => shared.legalActions(workflow, state).length === 0);
  return [
    'stateDiagram-v2',
    ...named.map((state) => `    state "${state}" as ${idOf(state)}`),
    `    [*] --> ${idOf(initial)}`,
    ...states.flatMap((state) => arrowsFrom(workflow, state)),
    ...last.map((state) => `    ${idOf(state)} --> [*]`),
  ].join('\n');
}

/** One arrow to each state that can come next, with all the actions that lead there. */
function arrowsFrom(workflow: shared.Workflow, state: string): string[] {
  const leadingTo = (next: string) =>
    shared
      .legalActions(workflow, state)
      .filter((action) => shared.targetsOf(workflow, state, action).includes(next));
  return workflow.states.flatMap((next) => {
    const actions = leadingTo(next);
    return actions.length === 0 ? [] : [`    ${idOf(state)} --> ${idOf(next)}: ${actions.join(', ')}`];
  });
}

function table({ initial, actions }: shared.Workflow): string {
  const rows = Object.entries(actions).map(([action, { from, to, by, needsReason }]) => {
    const target = to === 'same' ? '*stays*' : [to].flat().join(' or ');
    return [action, from.join(', '), target, by.join(', '), needsReason ? 'needed' : ''];
  });
  const all = [
    ['action', 'from', 'to', 'by', 'reason'],
    ['---', '---', '---', '---', '---'],
    ['*create*', '', initial, '', ''],
    ...rows,
  ];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Mermaid's names of states have no hyphens, and `end` is one of its words. */
function idOf(state: string): string {
  return state === 'end' ? 'end_' : state.replaceAll('-', '_');
}

// `npm run diagrams` writes the committed document.
if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile('docs/lifecycles.md', lifecyclesDocument());
