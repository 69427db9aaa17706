import { eventually, type World } from './world.js';

/** A complaint as the public sees it. */
export interface Complaint {
  number: string;
  status: string;
  area: { code: string } | null;
  responsibleOffice: string | null;
  firstRespondedAt: string | null;
  timeline: {
    at: string;
    kind: string;
    message: string | null;
    by: string | null;
    office?: string;
    unit?: string;
    reason?: string;
  }[];
}

const gambir = { lat: -6.1766, lng: 106.8269 };
export const GAMBIR = '31.71.01.1001';
export const CIDENG = '31.71.01.1002';
/** A complaint in Gambir, far from its boundary. */
export const pothole = {
  category: 'road',
  description: 'Lubang besar di tengah jalan, sudah dua motor jatuh.',
  location: gambir,
};

/** What citizens do: file, and look. */
export interface Citizen {
  /** Files a complaint and gives its number. */
  file(body?: object): Promise<string>;
  see(number: string): Promise<Complaint>;
  /** Sees it once the queue has given it an owner. */
  routed(number: string): Promise<Complaint>;
}

export function citizenOf(world: World): Citizen {
  const see = async (number: string): Promise<Complaint> =>
    (await world.ask<Complaint>('GET', `/complaints/${number}`)).body;
  return {
    file: async (body = pothole) => {
      const { status, body: filed } = await world.ask<{ number: string }>('POST', '/complaints', { body });
      expect(status).toBe(201);
      return filed.number;
    },
    see,
    routed: (number) =>
      eventually(
        () => see(number),
        ({ status }) => status !== 'received',
      ),
  };
}
