import { useApolloClient } from '@apollo/client/react';
import { type FormInstance } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ActInput, type Refusal, useAct } from '../../../ui/acting.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { useViewer } from '../../accounts/index.js';
import { type DraftPartsFragment, EditRequirementDocument, NeedDraftDocument } from './draft.generated.js';
import { differences, formOf, inputOf, type NeedField, type NeedForm, sentRows } from './form.js';
import { forgetKept, keep } from './kept.js';

const quietMs = 2_000;
const retryMs = 10_000;

export type Phase = 'saved' | 'unsaved' | 'saving' | 'offline';

/** What somebody else made of the record meanwhile, where it differs from what is typed here. */
export interface Theirs {
  readonly form: NeedForm;
  readonly version: number;
  readonly fields: readonly NeedField[];
}

export interface Draft {
  readonly phase: Phase;
  /** An instant. */
  readonly savedAt: string | null;
  /** The version that the server last answered. */
  readonly version: () => number;
  /** With its paths as they are in the form. */
  readonly refusal: Refusal | null;
  /** Whether the last save was asked for, so that its refusal is told at once. */
  readonly isAsked: boolean;
  readonly theirs: Theirs | null;
  readonly changed: () => void;
  /** Whether all is saved now. */
  readonly save: () => Promise<boolean>;
  /** Goes on from their version, with the given fields as they have them. */
  readonly adopt: (fields: readonly NeedField[]) => void;
  /** Goes on from a version that is newer by an act beside the form, like adding a file. */
  readonly follow: (version: number) => void;
}

interface Start {
  readonly id: string;
  readonly form: FormInstance<NeedForm>;
  readonly saved: NeedForm;
  readonly version: number;
  readonly isDirty: boolean;
  /** On whose behalf and by what evidence; null as long as that is missing. */
  readonly party: Pick<ActInput, 'onBehalfOf' | 'evidence'> | null;
}

/** Saves a draft a moment after the last change, and keeps in the browser what the server does not have yet. */
export function useDraft({ id, form, saved: start, version: firstVersion, isDirty, party }: Start): Draft {
  const client = useApolloClient();
  const owner = useViewer().id;
  const lang = apiLanguage(useLanguage());
  const { act, refusal } = useAct(EditRequirementDocument);
  const saved = useRef({ form: start, version: firstVersion });
  const sent = useRef<number[]>([]);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [phase, setPhase] = useState<Phase>(isDirty ? 'unsaved' : 'saved');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const read = useCallback(() => form.getFieldsValue(true) as NeedForm, [form]);

  const learn = useCallback(
    (done: DraftPartsFragment, mine: NeedForm) => {
      saved.current = { form: formOf(done), version: done.version };
      setSavedAt(new Date().toISOString());
      const keys = new Map(
        sentRows(mine.indicators).map((at, index) => [mine.indicators[at]!.row, done.indicators[index]?.key]),
      );
      const named = read().indicators.map((row) => ({ ...row, ...keyIn(keys, row.row) }));
      form.setFieldValue('indicators', named);
    },
    [form, read],
  );

  const compare = useCallback(async () => {
    const { data } = await client.query({
      query: NeedDraftDocument,
      variables: { id, lang },
      fetchPolicy: 'network-only',
    });
    if (!data?.requirement) return;
    const now = formOf(data.requirement);
    const mine = read();
    const untouched = differences(saved.current.form, now).filter(
      (field) => !differences(saved.current.form, mine).includes(field),
    );
    form.setFieldsValue(picked(now, untouched));
    const fields = differences(now, read());
    saved.current = { form: now, version: data.requirement.version };
    setTheirs(fields.length > 0 ? { form: now, version: data.requirement.version, fields } : null);
  }, [client, form, id, lang, read]);

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const mine = read();
    const fields = differences(saved.current.form, mine);
    if (fields.length === 0) {
      forgetKept(owner, id);
      setPhase('saved');
      return true;
    }
    if (!party) return false;
    setPhase('saving');
    sent.current = sentRows(mine.indicators);
    const done = await act({
      id,
      input: picked(inputOf(mine), fields),
      act: { expectedVersion: saved.current.version, ...party },
    });
    if (!done) {
      setPhase('unsaved');
      return false;
    }
    learn(done, mine);
    const isAll = differences(mine, read()).length === 0;
    if (isAll) forgetKept(owner, id);
    setPhase(isAll ? 'saved' : 'unsaved');
    return isAll;
  }, [act, id, learn, owner, party, read]);

  const attempt = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    running.current = saveOnce().finally(() => (running.current = null));
    return running.current;
  }, [saveOnce]);

  const later = useCallback(
    (delay: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        setAsked(false);
        void attempt();
      }, delay);
    },
    [attempt],
  );
  const changed = useCallback(() => {
    setPhase((before) => (before === 'saving' ? before : 'unsaved'));
    keep(owner, id, { form: read(), at: new Date().toISOString(), version: saved.current.version });
    if (!theirs) later(quietMs);
  }, [id, later, owner, read, theirs]);

  useEffect(() => {
    if (refusal?.kind === 'stale') void compare();
    if (refusal?.kind !== 'failed' || refusal.code !== undefined) return;
    setPhase('offline');
    later(retryMs);
    const again = () => later(0);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [refusal, compare, later]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    ...{ phase, savedAt, isAsked, theirs, changed },
    version: () => saved.current.version,
    refusal: useMemo(() => inForm(refusal, sent.current), [refusal]),
    save: async () => {
      setAsked(true);
      return attempt();
    },
    adopt: (fields) => {
      if (theirs) form.setFieldsValue(picked(theirs.form, fields));
      setTheirs(null);
      changed();
      later(0);
    },
    follow: (newer) => {
      saved.current = { ...saved.current, version: newer };
    },
  };
}

function keyIn(keys: ReadonlyMap<string, string | undefined>, row: string): { key?: string } {
  const key = keys.get(row);
  return key ? { key } : {};
}

function picked<Form extends object>(form: Form, fields: readonly (keyof Form | string)[]): Partial<Form> {
  return Object.fromEntries(Object.entries(form).filter(([key]) => fields.includes(key))) as Partial<Form>;
}

/** A refusal whose indicators are counted as in the form, where blank rows are not sent. */
export function inForm(refusal: Refusal | null, sent: readonly number[]): Refusal | null {
  if (!refusal) return null;
  const problems = refusal.problems.map((problem) => ({
    ...problem,
    path: problem.path.replace(/^indicators\.(\d+)/, (all, at: string) =>
      sent[Number(at)] === undefined ? all : `indicators.${sent[Number(at)]}`,
    ),
  }));
  return { ...refusal, problems };
}
