package io.railiance.platform.check;

import io.railiance.platform.kubernetes.AddressBlock;
import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Printable;
import io.railiance.platform.yaml.Located;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Each block of addresses in a NetworkPolicy is one. */
final class AddressBlocksValid implements Check.OfManifest {
  private static final List<FieldPath> BLOCKS =
      List.of(
          FieldPath.of("spec.ingress[*].from[*].ipBlock"),
          FieldPath.of("spec.egress[*].to[*].ipBlock"));

  @Override
  public String rule() {
    return "address-blocks-valid";
  }

  @Override
  public String why() {
    return "Each ipBlock of a NetworkPolicy is the first address of a block and the number of bits that all of it share,"
        + " and what is excepted lies within. Kubernetes' schemas accept any text; its server refuses some of it, and"
        + " network plug-ins differ in what they make of the rest, such as 10.1.2.3/8.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    if (manifest.is("NetworkPolicy")) {
      for (FieldPath path : BLOCKS) {
        path.in(manifest.body(), "").forEach(at -> block(manifest, at, findings));
      }
    }
  }

  private void block(Manifest manifest, String pointer, Findings findings) {
    Optional<AddressBlock> whole = parsed(manifest, Located.child(pointer, "cidr"), findings);
    JsonNode except = manifest.at(Located.child(pointer, "except"));
    for (int i = 0; i < except.size(); i++) {
      String at = Located.child(Located.child(pointer, "except"), i);
      Optional<AddressBlock> part = parsed(manifest, at, findings);
      if (whole.isPresent() && part.isPresent() && !whole.get().contains(part.get())) {
        findings.add(
            Finding.error(
                rule(),
                manifest.place(at),
                shown(manifest, at) + " is not within the block that it is excepted from",
                "Except a part of the block, or nothing."));
      }
    }
  }

  private Optional<AddressBlock> parsed(Manifest manifest, String pointer, Findings findings) {
    Optional<AddressBlock> block = AddressBlock.parse(manifest.at(pointer).asString(""));
    if (block.isEmpty()) {
      findings.add(
          Finding.error(
              rule(),
              manifest.place(pointer),
              shown(manifest, pointer) + " is no block of addresses",
              "Write its first address and the length of its prefix, such as 10.0.0.0/8."));
    }
    return block;
  }

  private static String shown(Manifest manifest, String pointer) {
    return Printable.quoted(manifest.at(pointer).asString(""));
  }
}
