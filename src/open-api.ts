import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problemSchema } from './common/problems/refuses.js';

/** Describes the whole API from its controllers, and shows it at `/api/docs`. */
export function publishOpenApi(app: INestApplication): void {
  const outline = new DocumentBuilder()
    .setTitle('Tanggap')
    .setVersion('1')
    .setDescription(
      'Complaints of citizens, from filing to the published response rate. ' +
        'Times are ISO 8601 with offset. Errors are application/problem+json with a stable `code`, in Indonesian or English by Accept-Language.',
    )
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth()
    .build();
  const document: OpenAPIObject = SwaggerModule.createDocument(app, outline);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema as never },
  };
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json' });
}
