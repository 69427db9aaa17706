import { type EntityManager } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { byCommandIfChanged } from '../audit/by-command.js';
import { Office, type OfficePosition, TRIAGE_OFFICE } from './office.entity.js';

/** The office that an area has. A kabupaten is led by a bupati, a kota by a walikota. */
export function officeOf(area: Pick<Area, 'code' | 'level' | 'name'>): Office {
  const { position, title } = seatOf(area);
  const place = area.name.replace(/^(Kota|Kabupaten)( Administrasi)? /, '');
  return { code: area.code, position, areaCode: area.code, name: `${title} ${place}` };
}

function seatOf({ level, name }: Pick<Area, 'level' | 'name'>): { position: OfficePosition; title: string } {
  switch (level) {
    case 'kelurahan':
      return { position: 'lurah', title: 'Lurah' };
    case 'kecamatan':
      return { position: 'camat', title: 'Camat' };
    case 'city':
      return name.startsWith('Kabupaten')
        ? { position: 'bupati', title: 'Bupati' }
        : { position: 'walikota', title: 'Walikota' };
    case 'province':
      return { position: 'gubernur', title: 'Gubernur' };
  }
}

/** Makes sure that every area has its office, and that there is a triage office. */
export async function ensureOffices(manager: EntityManager): Promise<void> {
  const areas = await manager.find(Area);
  const triage: Office = { code: TRIAGE_OFFICE, position: 'triage', areaCode: null, name: 'Meja Triase' };
  const present = new Map((await manager.find(Office)).map((office) => [office.code, office]));
  const changed = [...areas.map(officeOf), triage].filter(
    (office) => !isSame(office, present.get(office.code)),
  );
  // Every start and every command comes here; mostly nothing is new.
  if (changed.length === 0) return;
  await manager.upsert(Office, changed, ['code']);
  await byCommandIfChanged(manager, 'offices.named', 'offices');
}

function isSame(office: Office, other: Office | undefined): boolean {
  return (
    office.position === other?.position && office.areaCode === other.areaCode && office.name === other.name
  );
}
