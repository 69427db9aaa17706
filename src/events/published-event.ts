/** An event of a complaint with its place in the order of all events. What it says stands in `complaint_events`. */
export interface PublishedEvent {
  /** Larger than that of every event that was published before. There are gaps where demo complaints were removed. */
  readonly position: number;
  readonly complaintId: string;
  /** Place in the history of the complaint, from 1. */
  readonly seq: number;
}
