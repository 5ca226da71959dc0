/** Bounds that server and client both enforce. */
export const limits = {
  titleLength: 200,
  summaryLength: 2_000,
  textLength: 20_000,
  reasonLength: 2_000,
  nameLength: 120,
  indicators: 40,
  attachments: 20,
  fileBytes: 20 * 1024 * 1024,
  pageSize: 100,
  awardSlots: 20,
  contractParties: 10,
  milestones: 50,
  payments: 500,
  /** Fen; a hundred billion yuan, far beyond any contract. */
  amountFen: 10_000_000_000_000n,
} as const;
