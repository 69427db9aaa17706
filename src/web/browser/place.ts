// Lets somebody place a pin on a map, or hand over where they are.
import L from 'leaflet';

interface Located {
  name: string;
  kecamatan: { name: string } | null;
}

const part = document.getElementById('peta-bagian');
const ground = document.getElementById('peta');
const news = document.getElementById('peta-kabar');
const [lat, lng] = ['lat', 'lng'].map((id) => document.getElementById(id) as HTMLInputElement | null);

if (part && ground && news && lat && lng) {
  part.hidden = false;
  const {
    pin: pinName = '',
    seeking = '',
    refused = '',
    outside = '',
    chosen = '',
    accuracy = '',
  } = news.dataset;
  const map = L.map(ground, { zoomControl: true, attributionControl: true, keyboard: true });
  map.attributionControl.setPrefix('');
  const { tiles, attribution } = ground.dataset;
  if (tiles) L.tileLayer(tiles, { attribution: attribution ?? '', maxZoom: 19 }).addTo(map);
  map.setView([-6.2, 106.83], 11);

  const icon = L.divIcon({ className: 'pin', iconSize: [32, 40], iconAnchor: [16, 40] });
  let pin: L.Marker | undefined;
  let asked = 0;

  const tell = async (at: L.LatLng, metres?: number): Promise<void> => {
    const turn = ++asked;
    const answer = await fetch(`/api/v1/areas/locate?lat=${at.lat}&lng=${at.lng}`).catch(() => undefined);
    if (turn !== asked || !answer) return;
    if (answer.status === 404) return void (news.textContent = outside);
    if (!answer.ok) return;
    const { name, kecamatan } = (await answer.json()) as Located;
    const where = chosen.replace('{name}', [name, kecamatan?.name].filter(Boolean).join(', '));
    news.textContent =
      metres === undefined ? where : `${where} (${accuracy.replace('{metres}', String(Math.round(metres)))})`;
  };

  const place = (at: L.LatLng, metres?: number): void => {
    lat.value = at.lat.toFixed(6);
    lng.value = at.lng.toFixed(6);
    if (pin) pin.setLatLng(at);
    else {
      pin = L.marker(at, { icon, draggable: true, keyboard: true }).addTo(map);
      pin.getElement()?.setAttribute('aria-label', pinName);
      pin.on('dragend', () => pin && place(pin.getLatLng()));
      pin.on('keydown', ({ originalEvent }: L.LeafletKeyboardEvent) => nudge(originalEvent));
    }
    void tell(at, metres);
  };

  /** Whoever has no pointer moves the pin by its own length with the arrow keys. */
  const nudge = (event: KeyboardEvent): void => {
    const steps: Record<string, [number, number]> = {
      ArrowUp: [0, -20],
      ArrowDown: [0, 20],
      ArrowLeft: [-20, 0],
      ArrowRight: [20, 0],
    };
    const step = steps[event.key];
    if (!step || !pin) return;
    event.preventDefault();
    event.stopPropagation();
    place(map.containerPointToLatLng(map.latLngToContainerPoint(pin.getLatLng()).add(step)));
  };

  map.on('click', ({ latlng }: L.LeafletMouseEvent) => place(latlng));
  // The map itself moves with the arrow keys; Enter places the pin in its middle.
  ground.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target !== ground) return;
    event.preventDefault();
    place(map.getCenter());
  });

  void fetch('/lapor/batas.json')
    .then((answer) => (answer.ok ? answer.json() : undefined))
    .then((lines: GeoJSON.MultiLineString | undefined) => {
      if (!lines || lines.coordinates.length === 0) return;
      const borders = L.geoJSON(lines, { interactive: false, className: 'batas' } as L.GeoJSONOptions);
      borders.addTo(map);
      const [west, south, east, north] = lines.bbox as [number, number, number, number];
      if (!pin)
        map.fitBounds([
          [south, west],
          [north, east],
        ]);
    })
    .catch(() => undefined);

  if (lat.value !== '' && lng.value !== '') {
    const at = L.latLng(Number(lat.value), Number(lng.value));
    map.setView(at, 16);
    place(at);
  }

  document.getElementById('lokasi-saya')?.addEventListener('click', () => {
    news.textContent = seeking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const at = L.latLng(coords.latitude, coords.longitude);
        map.setView(at, 17);
        place(at, coords.accuracy);
      },
      () => (news.textContent = refused),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  });
}
