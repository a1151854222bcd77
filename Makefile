# The commands of this repository. Each is one command of Maven, Helm or a script, and is shown as it runs.

MVN := $(if $(shell command -v mvn),mvn,./mvnw)
# Without progress bars; and, where only the result matters, without the steps that lead to it.
PLAIN := --batch-mode --no-transfer-progress
QUIET := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.io.railiance=info
ENV ?= local
SERVICE ?= valkey
BIN = $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/railiance-platform/bin
# Where this branch left the main branch.
BASE ?= $(shell git merge-base HEAD origin/main 2>/dev/null || git merge-base HEAD main)
FAIL_ON ?= rejected
NAMESPACE = $(shell sed -n 's/^namespace: *//p' specs/platform.yaml)

.DEFAULT_GOAL := package
.PHONY: package test verify review install schemas digests judge fuzz benchmark review-times review-truth seeded-faults secrets-scan cluster-test reliability clean help

package: ## Write what specs/ generates: charts, values, manifests, schemas (the default)
	$(MVN) $(PLAIN) $(QUIET) package -DskipTests

test: ## Run every test; installs what the tests lack, where it may
	tools/install-test-tools
	$(MVN) $(PLAIN) verify

verify: ## Fail if a committed file is not what specs/ generates; writes nothing
	$(MVN) $(PLAIN) $(QUIET) -Dplatform.readOnly package -DskipTests

review: ## What the change since the main branch does to a running platform: make review BASE=v1.2 FAIL_ON=data-loss
	$(MVN) $(PLAIN) $(QUIET) package -DskipTests -Dplatform.from=$(BASE) -Dplatform.failOn=$(FAIL_ON)

install: ## Install every release into the current cluster: make install ENV=production
	@test -d helm/values/$(ENV) || { echo "no environment \"$(ENV)\"; known are: $(notdir $(wildcard helm/values/*))"; exit 1; }
	kubectl get namespace $(NAMESPACE) >/dev/null 2>&1 || kubectl create namespace $(NAMESPACE)
	kubectl apply --filename helm/namespace.yaml
	set -e; grep -v '^#' helm/order/$(ENV).conf | while read -r what name; do case $$what in \
	  secrets) sh helm/secrets/$(ENV).sh $$name ;; \
	  release) helm upgrade --install $$name helm/charts/$$name --namespace $(NAMESPACE) \
	    --values helm/values/$(ENV)/$$name.yaml --wait ;; \
	  esac </dev/null; done

schemas: ## Derive schemas/kubernetes and schemas/crds anew from what their projects publish
	$(MVN) $(PLAIN) $(QUIET) --projects generator test -Dtest=SchemaFilesTest,CrdSchemaFilesTest -Dgolden.update=true

digests: ## Ask the registries for the digests of all images: specs/images.yaml
	tools/look-up-digests

judge: ## What kube-score and checkov say of rendered/
	tools/judge-rendered

benchmark: ## How long a run takes, side by side with Helm and kubeconform as processes: docs/benchmarks/
	tools/build-helm v3.22.0 helm3
	tools/build-helm v4.3.1 helm4
	tools/build-kubeconform v0.7.0
	$(MVN) $(PLAIN) $(QUIET) --projects measure --also-make package -DskipTests
	java -cp measure/target/classes:$$(cat measure/target/classpath) io.railiance.platform.measure.Benchmark . $(BIN)

review-times: ## How long a review of 10, 1,000 and 50,000 objects takes, side by side with dyff
	tools/build-dyff v1.12.0
	$(MVN) $(PLAIN) $(QUIET) --projects measure --also-make package -DskipTests
	java -cp measure/target/classes:$$(cat measure/target/classpath) io.railiance.platform.measure.ReviewTimes rendered/production $(BIN)/dyff 10 1000 50000

seeded-faults: ## What the checks catch of faults that chance puts into production: docs/seeded-faults.md
	$(MVN) $(PLAIN) $(QUIET) --projects generator test -Dtest=SeededFaultsTest -Dgolden.update=true

review-truth: ## How often the review is right, of changes whose class is known: docs/review-truth.md
	$(MVN) $(PLAIN) $(QUIET) --projects generator test -Dtest=TruthTest -Dgolden.update=true

secrets-scan: ## Look for the values of the current cluster's Secrets where none may be: make secrets-scan ENV=staging
	tools/scan-secrets $(ENV)

fuzz: ## Feed the reader of specs with made-up bytes: make fuzz SECONDS=60
	tools/fuzz-reader $(SECONDS)

cluster-test: ## Install the charts into a Kubernetes cluster made for it, and try them
	cluster-test/run

reliability: ## Table and pictures of what cluster-test/matrix left: make reliability MATRIX=FOLDER SERVICE=valkey
	@test -d "$(MATRIX)" || { echo "MATRIX is not the folder of a matrix"; exit 1; }
	$(MVN) $(PLAIN) $(QUIET) --projects measure --also-make package -DskipTests
	java -cp measure/target/classes:$$(cat measure/target/classpath) io.railiance.platform.measure.Reliability $(MATRIX) docs/reliability/$(SERVICE).md

clean: ## Delete what Maven built; generated files that are committed stay
	$(MVN) $(PLAIN) $(QUIET) clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\): ## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name text; do \
	  printf 'make %-13s %s\n' "$$name" "$$text"; done
