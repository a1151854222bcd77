package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Findings;
import java.util.List;

/** All checks, sorted by rule. A new one is one class, one line here, and two fixtures. */
public final class Checks {
  private static final List<Check> ALL =
      List.of(
          new AddressBlocksValid(),
          new CapacitySuffices(),
          new ClusterOffers(),
          new ConfigRollsPods(),
          new ConsumersOnly(),
          new CredentialsInFiles(),
          new DisruptionBudget(),
          new EnumsValid(),
          new FlowsOpen(),
          new HelmLintPasses(),
          new HostsResolve(),
          new ImagesPinned(),
          new JobsEnd(),
          new MatchesKubernetesSchema(),
          new ListKeysUnique(),
          new MajoritySurvives(),
          new MembersComplete(),
          new MountedFilesExist(),
          new MountsHaveVolumes(),
          new NamesInBudget(),
          new NamesUnique(),
          new NamespaceSet(),
          new NeedsMet(),
          new NetworkPoliciesCover(),
          new NetworkRulesNarrow(),
          new NoForbiddenFunctions(),
          new NoServiceAccountToken(),
          new PeersExist(),
          new PodSecurityRestricted(),
          new PortsInRange(),
          new ProbePortsExist(),
          new ProbesDiffer(),
          new QuantitiesValid(),
          new ReadOnlyRoot(),
          new ReferencesResolve(),
          new ReleasesApart(),
          new ReplicasSpread(),
          new ResourcesSet(),
          new RolesNarrow(),
          new ScalarsUnambiguous(),
          new SecretsMade(),
          new SelectorsApart(),
          new SelectorsFindTargets(),
          new SelectorsMatchPods(),
          new ServicesHavePods(),
          new StandardLabels(),
          new UidAbove10000(),
          new UpgradeSafe(),
          new ValuesAllUsed(),
          new ValuesPathsResolve());

  private Checks() {}

  public static List<Check> all() {
    return ALL;
  }

  public static void check(ChartFiles chart, Findings findings) {
    for (Check check : ALL) {
      if (check instanceof Check.OfChart ofChart) {
        ofChart.check(chart, findings);
      }
    }
  }

  public static void check(Release release, Surroundings around, Findings findings) {
    for (Check check : ALL) {
      if (check instanceof Check.OfRelease ofRelease) {
        ofRelease.check(release, around, findings);
      } else if (check instanceof Check.OfManifest ofManifest) {
        for (Manifest manifest : release.manifests()) {
          ofManifest.check(manifest, findings);
        }
      }
    }
  }

  /** What is installed beside the releases is not ours to judge, except for its form. */
  public static void checkSchema(Manifest manifest, List<String> minors, Findings findings) {
    new MatchesKubernetesSchema().check(manifest, minors, findings);
  }

  public static void check(Graph graph, Findings findings) {
    for (Check check : ALL) {
      if (check instanceof Check.OfEnvironment ofEnvironment) {
        ofEnvironment.check(graph, findings);
      }
    }
  }
}
