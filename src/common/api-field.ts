import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

/**
 * Documents a field of a response in the OpenAPI document.
 *
 * @param about what the field says
 * @param example a real value of it
 */
export function ApiField(
  about: string,
  example: unknown,
  options: ApiPropertyOptions = {},
): PropertyDecorator {
  return ApiProperty({
    description: about,
    ...(example !== undefined && { example }),
    ...options,
  });
}
