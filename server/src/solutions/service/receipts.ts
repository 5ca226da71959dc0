import { canonicalJson, type Kernel, sha256, type Transaction } from '../../kernel/index.js';
import {
  type AttachmentDigest,
  type Receipt,
  type SolutionContent,
  type SolutionRecord,
  type SolutionVersion,
  solutionVersionModel,
} from '../model.js';

/** What a receipt is taken of: content, digests of its files in the order of the list, and the moment. */
export interface Received {
  readonly content: SolutionContent;
  readonly attachments: readonly AttachmentDigest[];
  readonly receivedAt: Date;
}

/**
 * The text whose SHA-256 is the receipt: RFC 8785 over `{ attachments, content, receivedAt }`, with instants in ISO 8601
 * (UTC, milliseconds) and fen as decimal strings. Anybody can build it anew from what the team handed in.
 */
export function receiptDocument({ content, attachments, receivedAt }: Received): string {
  return canonicalJson({
    content: plain(content),
    attachments: attachments.map(({ fileId, sha256: digest }) => ({ fileId, sha256: digest })),
    receivedAt,
  });
}

/** Freezes the working copy as the next version, in the caller's transaction; answers its receipt. */
export async function freeze(tx: Transaction, solution: SolutionRecord): Promise<Receipt> {
  const { _id: solutionId, content } = solution;
  const attachments = await digestsOf(tx.kernel, content.attachments);
  const receivedAt = tx.now;
  const number = (solution.receipt?.number ?? 0) + 1;
  const digest = sha256(receiptDocument({ content, attachments, receivedAt }));
  const receipt: Receipt = { number, receivedAt, sha256: digest, attachments };
  const version: SolutionVersion = { ...receipt, _id: tx.kernel.id(), solutionId, content };
  await solutionVersionModel(tx.kernel).create([version], { session: tx.session });
  return receipt;
}

async function digestsOf(kernel: Kernel, fileIds: readonly string[]): Promise<AttachmentDigest[]> {
  const files = await Promise.all(fileIds.map((id) => kernel.parts.evidence.find(id)));
  return fileIds.map((fileId, index) => ({ fileId, sha256: files[index]!.sha256 }));
}

/** The content with its fields and no others, whatever the database hands along. */
function plain(content: SolutionContent): SolutionContent {
  const { title, abstract, route, responses, trl, members, intellectualProperty } = content;
  const { price, months, schedule, attachments } = content;
  return {
    ...{ title, abstract, route, responses, trl, members, intellectualProperty },
    ...{ price, months, schedule, attachments },
  };
}
