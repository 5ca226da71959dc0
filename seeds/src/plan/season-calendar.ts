import { timeOn, WorkingTime } from './working-time.js';

/** Office hours of the season: Qingming, Labour Day, Dragon Boat, Mid-Autumn and National Day of 2022 are free. */
export const calendar = new WorkingTime('2022-02-07', '2022-12-30', [
  ...['2022-04-04', '2022-04-05', '2022-05-02', '2022-05-03', '2022-05-04', '2022-06-03', '2022-09-12'],
  ...['2022-10-03', '2022-10-04', '2022-10-05', '2022-10-06', '2022-10-07'],
]);

/** What happens once in the season. */
export const milestones = {
  preparation: timeOn('2022-02-07', '09:30'),
  collecting: timeOn('2022-02-15', '09:00'),
  diagnosisPlanned: timeOn('2022-03-28', '10:00'),
  diagnosisOpened: timeOn('2022-04-06', '09:30'),
  diagnosisEnds: timeOn('2022-05-07', '00:00'),
  diagnosisFinalised: timeOn('2022-05-06', '16:30'),
  decision: timeOn('2022-05-09', '10:00'),
  soliciting: timeOn('2022-05-20', '09:00'),
  judging: timeOn('2022-09-22', '09:30'),
  screeningPlanned: timeOn('2022-09-26', '15:00'),
  screeningOpened: timeOn('2022-09-27', '09:00'),
  screeningEnds: timeOn('2022-10-01', '00:00'),
  screeningFinalised: timeOn('2022-09-30', '16:30'),
  contestPlanned: timeOn('2022-10-08', '10:00'),
  contestOpened: timeOn('2022-10-13', '09:00'),
  contestEnds: timeOn('2022-10-14', '00:00'),
  contestFinalised: timeOn('2022-10-13', '17:30'),
  contestDecided: timeOn('2022-10-14', '11:00'),
  contestDecision: timeOn('2022-10-17', '10:00'),
  awards: timeOn('2022-10-17', '11:00'),
  notice: timeOn('2022-10-18', '17:00'),
  docking: timeOn('2022-10-24', '09:30'),
  conclusion: timeOn('2022-12-21', '10:00'),
  end: timeOn('2022-12-30', '17:00'),
} as const;
