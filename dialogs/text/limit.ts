/**
 * UTF-16 units of a text that the checks of this folder read; what lies beyond is not looked at.
 * Nothing longer may be stored, or patient data could hide behind the limit.
 */
export const CHECKED_LENGTH = 20_000;
