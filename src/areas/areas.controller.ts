import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Feature, type MultiPolygon } from 'geojson';
import { Problem } from '../common/problems/problem.js';
import { ApiProblems } from '../common/problems/api-problems.js';
import { type Area } from './area.entity.js';
import { AreaDirectoryService } from './area-directory.service.js';
import { AreaListResponse, AreaResponse, LocatedResponse, showArea, showLocated } from './area.response.js';
import { AreasQuery, PointQuery } from './areas.dto.js';

const CodeParam = ApiParam({ name: 'code', description: 'Code of the area.', example: '31.71.01.1001' });

@ApiTags('Areas')
@Controller('areas')
export class AreasController {
  constructor(private readonly directory: AreaDirectoryService) {}

  @Get()
  @ApiOperation({
    summary: 'List areas',
    description: 'All areas, or those of a level, of a parent, or of both.',
  })
  @ApiOkResponse({ type: AreaListResponse, description: 'The areas.' })
  @ApiProblems('validation_failed', 'area_not_found')
  listAreas(@Query() { level, parent }: AreasQuery): AreaListResponse {
    if (parent !== undefined) this.areaOrRefuse(parent);
    return { items: this.directory.tree.list({ level, parent }).map(showArea) };
  }

  @Get('locate')
  @ApiOperation({
    summary: 'Which kelurahan a point lies in',
    description: 'Answered from memory. Near a boundary it names the kelurahan on the other side too.',
  })
  @ApiOkResponse({ type: LocatedResponse, description: 'The kelurahan of the point.' })
  @ApiProblems('validation_failed', 'outside_city')
  locatePoint(@Query() { lat, lng }: PointQuery): LocatedResponse {
    const located = this.directory.locate({ lat, lng });
    if (!located) throw new Problem('outside_city', { lat, lng });
    return showLocated(located, this.directory);
  }

  @Get(':code')
  @CodeParam
  @ApiOperation({ summary: 'One area' })
  @ApiOkResponse({ type: AreaResponse, description: 'The area.' })
  @ApiProblems('area_not_found')
  getArea(@Param('code') code: string): AreaResponse {
    return showArea(this.areaOrRefuse(code));
  }

  @Get(':code/boundary')
  @CodeParam
  @Header('Content-Type', 'application/geo+json; charset=utf-8')
  @ApiOperation({
    summary: 'The boundary of an area',
    description: 'A GeoJSON feature. Wider areas are the union of their kelurahan.',
  })
  @ApiOkResponse({
    description: 'A GeoJSON Feature with a MultiPolygon in WGS84.',
    content: { 'application/geo+json': { schema: { type: 'object' }, example: boundaryExample() } },
  })
  @ApiProblems('area_not_found', 'boundary_not_found')
  async getBoundary(@Param('code') code: string): Promise<Feature<MultiPolygon>> {
    const area = this.areaOrRefuse(code);
    const boundary = await this.directory.boundaryOf(code);
    if (!boundary) throw new Problem('boundary_not_found', { code });
    return {
      type: 'Feature',
      properties: { ...showArea(area), source: boundary.source },
      geometry: { type: 'MultiPolygon', coordinates: boundary.polygons },
    };
  }

  private areaOrRefuse(code: string): Area {
    const area = this.directory.tree.get(code);
    if (!area) throw new Problem('area_not_found', { code });
    return area;
  }
}

function boundaryExample(): Feature<MultiPolygon> {
  const ring = [
    [106.8, -6.1],
    [106.81, -6.1],
    [106.81, -6.11],
    [106.8, -6.1],
  ];
  const properties = {
    code: '31.71.01.1001',
    level: 'kelurahan',
    parentCode: '31.71.01',
    name: 'Gambir',
    source: 'H3 cells',
  };
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } };
}
