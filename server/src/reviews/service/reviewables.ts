import {
  type HeldRole,
  invalid,
  type LocalizedText,
  type SubjectRef,
  type Viewer,
} from '../../kernel/index.js';
import { groupBy } from './groups.js';

/** A subject as reviewers see it. In a blind round nothing in it may tell whose it is. */
export interface SubjectView {
  readonly code: string | null;
  readonly title: LocalizedText;
  readonly sections: readonly { readonly heading: LocalizedText; readonly text: LocalizedText }[];
}

/** A subject to be shown for review, blindly or not. */
export type ViewKey = SubjectRef & { readonly blind: boolean };

/** What reviews must know about one kind of subject; the slice that owns the kind answers, many subjects at a time. */
export interface Reviewable {
  /** Id → id of its challenge, without those that are missing or that the viewer may not see. */
  challengesOf(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Id → why this person must not review it (membership of the organization behind it …), without those they may. */
  conflictsOf(personId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Id → what is shown of it. Reviews have checked that the viewer may see the assignment or result it stands in; the
   * slice leaves out what the viewer may not see for another reason.
   */
  describe(
    viewer: Viewer,
    ids: readonly string[],
    options: { blind: boolean },
  ): Promise<ReadonlyMap<string, SubjectView>>;
  /** Roles whose holders may confirm an award to the subject. */
  confirmersOf(id: string): Promise<readonly HeldRole[]>;
}

/** Kinds of subjects that can be reviewed: their slices register them, so that reviews name none. */
export class Reviewables {
  readonly #kinds = new Map<string, Reviewable>();

  register(kind: string, reviewable: Reviewable): void {
    this.#kinds.set(kind, reviewable);
  }

  /** Throws InvalidInput (UNKNOWN_KIND) at `path`. */
  of(kind: string, path: string): Reviewable {
    const known = this.#kinds.get(kind);
    if (known) return known;
    throw invalid(path, 'UNKNOWN_KIND', `one of ${[...this.#kinds.keys()].join(', ')}`);
  }

  /** What is shown of subjects, in the order of the keys; one question per kind. */
  async describe(viewer: Viewer, keys: readonly ViewKey[]): Promise<(SubjectView | null)[]> {
    const views = new Map<string, SubjectView>();
    for (const blind of [true, false]) {
      for (const [kind, ids] of idsByKind(keys.filter((key) => key.blind === blind))) {
        const found = await this.of(kind, 'subjectKind').describe(viewer, ids, { blind });
        for (const [id, view] of found) views.set(`${blind}:${kind}:${id}`, view);
      }
    }
    return keys.map(({ kind, id, blind }) => views.get(`${blind}:${kind}:${id}`) ?? null);
  }

  /** Throws InvalidInput naming the subjects that the viewer does not see in the challenge. */
  async assertInChallenge(
    viewer: Viewer,
    challengeId: string,
    subjects: readonly SubjectRef[],
    path: string,
  ): Promise<void> {
    for (const [kind, ids] of idsByKind(subjects)) {
      const at = subjects.findIndex((subject) => subject.kind === kind);
      const challenges = await this.of(kind, `${path}.${at}.kind`).challengesOf(viewer, ids);
      const foreign = subjects.findIndex(
        (subject) => subject.kind === kind && challenges.get(subject.id) !== challengeId,
      );
      if (foreign >= 0)
        throw invalid(`${path}.${foreign}.id`, 'NOT_FOUND', 'no such subject in this challenge');
    }
  }
}

/** A subject as one comparable text. */
export function subjectKey({ kind, id }: SubjectRef): string {
  return `${kind}:${id}`;
}

/** Ids grouped by kind, each once. */
export function idsByKind(subjects: readonly SubjectRef[]): Map<string, string[]> {
  const groups = groupBy(subjects, ({ kind }) => kind);
  return new Map([...groups].map(([kind, own]) => [kind, [...new Set(own.map(({ id }) => id))]]));
}
