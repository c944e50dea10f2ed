/** What somebody is beside a learner, in the order in which they may do more. */
export const roles = ["manager", "trainer", "admin"] as const;

/**
 * `manager`: of the teams they manage, and of none at first. `trainer`: an assessor too, of the whole centre.
 * `admin`: named in the configuration; appoints the others.
 */
export type Role = (typeof roles)[number];
