import { type Model } from 'mongoose';

/** A new record as its model stores it: cast, with defaults and with what the model derives, and validated. */
export async function storedRecord<R>(model: Model<R>, fields: object): Promise<R> {
  const document = new model(fields);
  await document.validate();
  return document.toObject({ flattenMaps: true }) as R;
}

/** Some fields of a record as its model stores them, and what it derives from them. */
export async function givenFields<R>(model: Model<R>, fields: object): Promise<object> {
  const document = new model(fields, undefined, { defaults: false });
  await document.validate(undefined, { validateModifiedOnly: true });
  return document.toObject({ flattenMaps: true });
}
