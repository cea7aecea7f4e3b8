import type { EyeReading, VisionToRecord } from '@kangban/contract/vision';

const NOT_MEASURED: EyeReading = {
  naked: null,
  corrected: null,
  sphere: null,
  cylinder: null,
  axis: null,
  axialLength: null,
};

/** An eye with what is told; acuity in tenths. */
export const anEye = (told: Partial<EyeReading> = {}): EyeReading => ({ ...NOT_MEASURED, ...told });

/** An examination of a day with the naked acuity of both eyes in tenths; anything else as told. */
export const anExamination = (
  examinedOn: string,
  [right, left]: readonly [number | null, number | null],
  told: Partial<VisionToRecord> = {},
): VisionToRecord =>
  ({
    examinedOn,
    setting: 'clinic',
    cycloplegic: false,
    right: anEye({ naked: right }),
    left: anEye({ naked: left }),
    items: [],
    ...told,
  }) as VisionToRecord;
