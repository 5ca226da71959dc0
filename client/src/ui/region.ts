import { type Language, regionOf } from '@duijie/shared';

/** The name of a region by its six-digit code; the code itself where it is unknown. */
export function regionName(code: string, language: Language): string {
  const region = regionOf(code);
  if (!region) return code;
  return language === 'en' ? region.en : region.zh;
}

/** A county with the prefecture it lies in: `兰州市 城关区`, `Chengguan District, Lanzhou`. */
export function placeName(code: string, language: Language): string {
  const prefecture = `${code.slice(0, 4)}00`;
  const names = [regionName(code, language)];
  if (prefecture !== code && regionOf(prefecture)) names.push(regionName(prefecture, language));
  return language === 'en' ? names.join(', ') : names.reverse().join(' ');
}
