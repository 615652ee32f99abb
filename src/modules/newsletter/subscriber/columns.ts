/** What a subscriber may choose, as the policy has it: the role may touch no other of these columns. */
import type { Policy } from '../../../policy/language.ts';

const chosenNames = ['language', 'topics'] as const;
export type Chosen = (typeof chosenNames)[number];

export const chosenColumns = (policy: Policy): Chosen[] =>
  chosenNames.filter((name) => policy.activities.newsletter.data[name] !== undefined);

const bounceNames = ['email', 'status'] as const;
export type BounceColumn = (typeof bounceNames)[number];

/** What is stored of a mail that came back, as the policy has it. */
export const bounceColumns = ({ activities }: Policy): BounceColumn[] =>
  bounceNames.filter((name) =>
    name === 'email'
      ? activities.bounce.data.email !== undefined
      : activities.bounce.data.deliveryState !== undefined,
  );
