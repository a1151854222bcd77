package io.railiance.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.railiance.platform.yaml.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a CustomResourceDefinition says of a value, and what is made of it. */
class CrdSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: string, description: x, default: y} | {'type':'string'}",
        "{type: object, properties: {a: {type: boolean}}}"
            + " | {'additionalProperties':false,'properties':{'a':{'type':'boolean'}},'type':'object'}",
        "{type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: boolean}}}"
            + " | {'properties':{'a':{'type':'boolean'}},'type':'object'}",
        "{type: object} | {'additionalProperties':false,'type':'object'}",
        "{type: object, additionalProperties: {type: string}}"
            + " | {'additionalProperties':{'type':'string'},'type':'object'}",
        "{anyOf: [{type: integer}, {type: string}], x-kubernetes-int-or-string: true, pattern: ^a$}"
            + " | {'pattern':'^a$','type':['integer','string']}",
        "{type: integer, minimum: 0, format: int32}"
            + " | {'format':'int32','maximum':2147483647,'minimum':0,'type':'integer'}",
        "{type: array, x-kubernetes-list-type: set, items: {type: string}}"
            + " | {'items':{'type':'string'},'type':'array','uniqueItems':true}",
        "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: {type: string}}"
            + " | {'items':{'type':'string'},'type':'array'}",
        "{type: object, required: [a, b], properties: {a: {type: boolean}, b: {type: boolean, default: true}}}"
            + " | {'additionalProperties':false,'properties':{'a':{'type':'boolean'},'b':{'type':'boolean'}},"
            + "'required':['a'],'type':'object'}",
        "{type: string, nullable: true, x-kubernetes-validations: [{rule: self != ''}]} | {'type':'string'}",
        "{type: string, pattern: '^(?i)(no)?$'} | {'pattern':'^([nN][oO])?$','type':'string'}",
      })
  void whatIsSaidOfAValueIsSaidInDraft07(String crd, String schema) {
    assertThat(Json.compact(CrdValue.schema("spec", new YAMLMapper().readTree(crd))))
        .isEqualTo(schema.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string, format: duration}",
        "{type: string, not: {enum: [a]}}",
        "{anyOf: [{type: integer}, {type: string}]}",
        "{type: string, pattern: '^(?!a)'}",
        "{type: string, pattern: '\\pL'}",
        "{type: string, pattern: '(?i)[a-z]'}",
      })
  void whatIsNotUnderstoodIsRefused(String crd) {
    assertThatThrownBy(() -> CrdValue.schema("spec", new YAMLMapper().readTree(crd)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aVersionThatIsNotServedHasNoSchema() {
    String crd = "{spec: {versions: [{name: v1, served: false}]}}";
    assertThatThrownBy(() -> CrdSchema.of(new YAMLMapper().readTree(crd), "v1"))
        .hasMessageContaining("v1");
  }
}
