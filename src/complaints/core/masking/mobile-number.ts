/** With zero, country or neither, and with the prefixes that providers have. */
const MOBILE = /^(?:0|62|0062)?8(?:1[1-9]|2[1-3]|3[1238]|5[1-9]|7[78]|8[1-9]|9[5-9])\d{6,9}$/;

/** Whether digits are a mobile number of Indonesia, as people write it. */
export function isMobileNumber(digits: string): boolean {
  return MOBILE.test(digits);
}
