import { type ChallengeRecord } from '../challenges/index.js';
import { textIn } from '../kernel/index.js';

/** Looks of the landing page; a file of its own, since no page may carry inline styles. */
export const landingStyle = `body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #1d2733 }
h1 { font-size: 1.6rem } code { background: #eef1f4; padding: 0 .3em } a { color: #0b5cad } li small { color: #5a6673 }
`;

/** The page at `/`: what this is, in both languages, the challenges one can see, and where to go on. */
export function landingPage(challenges: readonly ChallengeRecord[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>对接 Duijie</title>
<link rel="stylesheet" href="/landing.css">
</head>
<body>
<h1>对接 <span lang="en">Duijie</span></h1>
<p>技术创新挑战赛的需求与方案对接平台：企业发布技术需求，高校团队提交解决方案，组织方促成对接并跟踪产学研合同。</p>
<p lang="en">A marketplace of technology challenges: enterprises publish what they need, university teams answer with solutions,
organizers dock the two and follow the contract.</p>
<ul>
${challenges.map(challengeItem).join('\n')}
</ul>
<p><a href="/graphiql">GraphiQL</a> · <a href="/schema.graphql">schema.graphql</a> · <code>POST /graphql</code></p>
</body>
</html>
`;
}

function challengeItem({ name, year, slug, status }: ChallengeRecord): string {
  const texts = `${escaped(textIn(name, 'zh-CN'))} <span lang="en">${escaped(textIn(name, 'en'))}</span>`;
  return `<li>${texts} <small>${year} · <code>${escaped(slug)}</code> · ${escaped(status)}</small></li>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
